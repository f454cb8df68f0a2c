import { expect, it } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";

it("reads each chunk once for whoever reads on in small steps", async () => {
  let reads = 0;
  const storage = interceptedStorage(memoryStorage(), (step, run) => {
    if (step.name === "file.read") reads += 1;
    return run();
  });
  const vault = await (await newTestVault({ storage })).open();
  const content = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
  await writeFile(vault, "/file", content);

  const reader = await vault.openFile("/file");
  reads = 0;
  const steps: Uint8Array[] = [];
  for (let at = 0; at < reader.size; at += 4096) steps.push(await reader.read(at, 4096));
  await reader.close();
  expect(Buffer.compare(Buffer.concat(steps), content)).toBe(0);
  expect(reads).toBe(4);
});
