import { expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { newTestVault, pathsIn, readFile, writeFile } from "../test-support/open-test-vault.ts";
import { contentOf } from "../test-support/proof/operation.ts";

const MIB = 1_048_576;

it.each([0, 1, 4096, 32_768, 32_769, MIB, MIB + 1, 2 * MIB + 5])(
  "puts %d bytes at once",
  async (size) => {
    const vault = await (await newTestVault()).open();
    const content = contentOf("new", size);
    const entry = await vault.putFile("/file", content, { modifiedMs: 1_600_000_000_000 });
    expect(entry).toMatchObject({ name: "file", size, modifiedMs: 1_600_000_000_000 });
    expect(entry).toEqual(await vault.stat("/file"));
    expect(Buffer.from(await readFile(vault, "/file")).equals(content)).toBe(true);
  },
);

it("replaces what is there, and takes no part of the content for its own", async () => {
  const vault = await (await newTestVault()).open();
  await writeFile(vault, "/file", contentOf("old", 70_000));
  const content = contentOf("new", 100);
  await vault.putFile("/file", content);
  expect(content).toEqual(contentOf("new", 100));
  expect(await readFile(vault, "/file")).toEqual(content);
});

it("leaves nothing where it must not be", async () => {
  const test = await newTestVault();
  const vault = await test.open();
  await vault.makeDirectory("/folder");
  await vault.makeLink("/link", "folder");
  const before = await pathsIn(test.storage);
  const put = (path: string) => vault.putFile(path, contentOf("new", 100), { exclusive: true });
  await expect(put("/folder")).rejects.toEqual(failing("is-a-directory", "/folder"));
  await expect(put("/link")).rejects.toEqual(failing("already-exists", "/link"));
  await expect(put("/gone/file")).rejects.toEqual(failing("not-found", "/gone"));
  await expect(put("/")).rejects.toEqual(failing("is-a-directory", "/"));
  await vault.lock();
  await expect(put("/file")).rejects.toEqual(failing("locked"));
  expect(await pathsIn(test.storage)).toEqual(before);
});
