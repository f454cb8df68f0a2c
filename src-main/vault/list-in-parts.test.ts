import { expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";

async function vaultOf(count: number) {
  const vault = await (await newTestVault()).open();
  await vault.makeDirectory("/many");
  for (let i = 0; i < count; i += 1) await writeFile(vault, `/many/${i}`, "x");
  return vault;
}

it("gives every entry once, in parts that do not grow with the directory", async () => {
  const vault = await vaultOf(600);
  await vault.makeDirectory("/many/folder");
  await vault.makeLink("/many/link", "0");
  const sizes: number[] = [];
  const names: string[] = [];
  for await (const entries of vault.listInParts("/many")) {
    sizes.push(entries.length);
    names.push(...entries.map(({ name }) => name));
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
  expect(names.sort()).toEqual((await vault.list("/many")).map(({ name }) => name).sort());
  expect(new Set(names).size).toBe(602);
});

it("ends with the failure of a listing", async () => {
  const vault = await vaultOf(1);
  const list = async (path: string) => {
    for await (const entries of vault.listInParts(path)) expect(entries).toHaveLength(1);
  };
  await expect(list("/gone")).rejects.toEqual(failing("not-found", "/gone"));
  await expect(list("/many/0")).rejects.toEqual(failing("is-not-a-directory", "/many/0"));
});

it("goes on no more once the vault is locked, which does not wait for it", async () => {
  const vault = await vaultOf(300);
  const parts = vault.listInParts("/many")[Symbol.asyncIterator]();
  await parts.next();
  await vault.lock();
  await expect(parts.next()).rejects.toEqual(failing("locked"));
});
