import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { SearchHit } from "../../../src-shared/model/files.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { newTestVault, writeFile } from "../../test-support/open-test-vault.ts";
import { patient } from "../../test-support/patient.ts";
import type { Vault } from "../../vault/vault.ts";
import { MOST_HITS, NameSearch } from "./name-search.ts";

/** `LATCHKEY_SEARCHED=1000` for the figures in docs/app.md: so many folders of a hundred files each. */
const folders = Number(process.env["LATCHKEY_SEARCHED"] ?? 30);
const filesOfEach = folders > 100 ? 100 : 10;

let scratch = "";
let vault: Vault;
/** Folders that were listed, and what is done at each. */
let listed = 0;
let onList = (): void => undefined;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "name-search-"));
  const real = await (await newTestVault({ storage: nodeStorage(scratch) })).open();
  for (let folder = 0; folder < folders; folder += 1) {
    const path = `/Year ${folder}`;
    await real.makeDirectory(path);
    for (let file = 0; file < filesOfEach; file += 1) {
      await writeFile(real, `${path}/Photo ${folder * filesOfEach + file}.jpg`, "");
    }
  }
  vault = {
    ...real,
    list: (path) => {
      listed += 1;
      onList();
      return real.list(path);
    },
  };
}, 1_200_000);
afterAll(async () => {
  await vault.lock();
  rmSync(scratch, { recursive: true });
}, 600_000);

/** Whatever a search still tells, until it is over. */
async function restOf(search: NameSearch): Promise<readonly SearchHit[]> {
  const hits: SearchHit[] = [];
  for (;;) {
    const news = await search.news();
    hits.push(...news.hits);
    if (news.step !== "searching") return hits;
  }
}

it("tells what it has found while it still looks, and all of it by the end", async () => {
  listed = 0;
  const startedMs = performance.now();
  const search = new NameSearch(vault, "/", "photo");
  let first = await search.news();
  // On a slow disk the first folder alone may take longer than an answer waits.
  while (first.hits.length === 0 && first.step === "searching") first = await search.news();
  const firstMs = performance.now() - startedMs;
  expect(first.step).toBe("searching");
  expect(first.hits.length).toBeGreaterThan(0);
  expect(listed).toBeLessThan(folders);
  const hits = await restOf(search);
  expect(first.hits.length + hits.length).toBe(Math.min(MOST_HITS, folders * filesOfEach));
  if (folders > 100) process.stdout.write(`first after ${Math.round(firstMs)} ms\n`);
});

it("finds one among many", async () => {
  const startedMs = performance.now();
  const hits = await restOf(new NameSearch(vault, "/", `photo ${folders * filesOfEach - 1}`));
  expect(hits.map(({ folder }) => folder)).toEqual([`/Year ${folders - 1}`]);
  if (folders > 100)
    process.stdout.write(`all after ${Math.round(performance.now() - startedMs)} ms\n`);
});

it("reads no more of the vault once it is stopped", async () => {
  listed = 0;
  const search = new NameSearch(vault, "/", "nothing of that name");
  onList = () => {
    if (listed === 3) search.stop();
  };
  await vi.waitFor(async () => {
    expect((await search.news()).step).toBe("done");
  }, patient);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(listed).toBe(3);
});
