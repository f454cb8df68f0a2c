/** A shortened node whose `name.c9s` says nothing: not listed, but found by who knows its name. */

import { expect, it } from "vitest";
import { utf8 } from "../../crypto/encoding.ts";
import { nodePathOf } from "../../test-support/ciphertext-nodes.ts";
import { namesIn, newTestVault, readText, writeFile } from "../../test-support/open-test-vault.ts";
import { readWhole, writeWhole } from "../../test-support/whole-file.ts";

const LONG = `${"long name ".repeat(19)}.txt`;

it.each([
  ["is missing", null],
  ["is empty, as a sync client makes it before it fetches the content", ""],
  ["holds no name", "no name"],
])("a node whose name %s is listed again once it is written", async (_, content) => {
  const { storage, open } = await newTestVault();
  const before = await open();
  await writeFile(before, `/${LONG}`, "old");
  const name = `${await nodePathOf(before, `/${LONG}`)}/name.c9s`;
  await before.lock();
  const whole = await readWhole(storage, name);
  await storage.removeFile(name);
  if (content !== null) await writeWhole(storage, name, utf8(content));

  const vault = await open();
  expect(await namesIn(vault, "/")).toEqual([]);
  expect(await readText(vault, `/${LONG}`)).toBe("old");
  await writeFile(vault, `/${LONG}`, "new");
  expect(await readWhole(storage, name)).toEqual(whole);
  expect(await namesIn(vault, "/")).toEqual([LONG]);
  expect(await readText(vault, `/${LONG}`)).toBe("new");
});
