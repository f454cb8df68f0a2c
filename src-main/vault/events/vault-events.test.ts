/** What an open vault tells of broken content, whoever meets it. */

import { expect, it } from "vitest";
import type { VaultEvent } from "../../../src-shared/model/vault-event.ts";
import { nodePathOf } from "../../test-support/ciphertext-nodes.ts";
import { failing } from "../../test-support/failing.ts";
import { newTestVault, readText, writeFile } from "../../test-support/open-test-vault.ts";
import { readWhole, writeWhole } from "../../test-support/whole-file.ts";

async function listening() {
  const events: VaultEvent[] = [];
  const test = await newTestVault();
  const vault = await test.open({ onEvent: (event) => events.push(event) });
  await writeFile(vault, "/file", "content");
  const node = await nodePathOf(vault, "/file");
  return { ...test, vault, events, node };
}

it("tells once of content that does not authenticate", async () => {
  const { vault, events, node, storage } = await listening();
  const bytes = await readWhole(storage, node);
  bytes.fill(0, 80);
  await writeWhole(storage, node, bytes);
  for (let time = 0; time < 3; time += 1) {
    await expect(readText(vault, "/file")).rejects.toEqual(failing("tampered", "/file"));
  }
  expect(events).toEqual([{ kind: "decryption-failed", path: "/file", ciphertextPath: node }]);
});

it("tells of what a listing finds broken", async () => {
  const { vault, events, node, storage } = await listening();
  await writeWhole(storage, node, new Uint8Array());
  await vault.list("/");
  await vault.list("/");
  expect(events).toEqual([{ kind: "broken-node", path: "/file", ciphertextPath: node }]);
});

it("tells nothing of what is only missing, in the way, or not allowed", async () => {
  const { vault, events } = await listening();
  await expect(vault.stat("/none")).rejects.toEqual(failing("not-found"));
  await expect(vault.makeDirectory("/file")).rejects.toEqual(failing("already-exists"));
  await expect(vault.stat("/../x")).rejects.toEqual(failing("name-invalid"));
  expect(events).toEqual([]);
});

it("tells nothing after the lock", async () => {
  const { vault, events } = await listening();
  await vault.lock();
  await expect(vault.list("/")).rejects.toEqual(failing("locked"));
  expect(events).toEqual([]);
});
