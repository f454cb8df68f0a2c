/**
 * A process that opens a vault, reads from it and locks it, each when told to, and stays.
 *
 *     node memory-worker.js FOLDER [KEY_FILE]      commands on standard input: a password, then `lock`
 */

import { createInterface } from "node:readline";
import { readKeyFile } from "../../../src-main/app/key-places/key-files.ts";
import { passwordBytes } from "../../../src-main/base/password-bytes.ts";
import { systemWorld } from "../../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../../src-main/storage/node-storage.ts";
import { openVault } from "../../../src-main/vault/open-vault.ts";

const [folder = "", keyFile] = process.argv.slice(2);
const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
const nextLine = async (): Promise<string> => String((await lines.next()).value);

const password = passwordBytes(await nextLine());
const vault = await openVault(systemWorld, {
  storage: nodeStorage(folder),
  hostPath: folder,
  password,
  ...(keyFile === undefined ? {} : { masterkeyFile: await readKeyFile(keyFile) }),
});
password.fill(0);
for (const { name, kind } of await vault.list("/")) {
  if (kind !== "file") continue;
  const reader = await vault.openFile(`/${name}`);
  await reader.read(0, reader.size);
  await reader.close();
}
process.stdout.write("open\n");
await nextLine();
await vault.lock();
process.stdout.write("locked\n");
await nextLine();
