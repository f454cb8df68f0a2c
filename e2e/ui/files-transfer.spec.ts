import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { drop } from "./drop.ts";
import { fillSmall, item, items, names, openFiles } from "./files-vault.ts";
import { test } from "./latchkey.ts";

test("takes in what is dropped on the folder shown, and what is picked", async ({ latchkey }) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  await item(latchkey, "Empty").dblclick();
  await expect(page.getByText("This folder is empty")).toBeVisible();
  const outside = await latchkey.makeFolder("outside");
  await writeFile(join(outside, "dropped.txt"), "dropped");
  await writeFile(join(outside, "picked.txt"), "picked");
  const box = await items(latchkey).boundingBox();
  if (!box) throw new Error("the items are not shown");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await latchkey.systemAnswers("yes");
  await drop(page, [join(outside, "dropped.txt")], middle);
  await expect(item(latchkey, "dropped.txt")).toBeVisible();

  await latchkey.pickerChooses(join(outside, "picked.txt"));
  await latchkey.button("Copy files in…").click();
  await expect(item(latchkey, "picked.txt")).toBeVisible();
  expect(await names(latchkey)).toEqual(["dropped.txt", "picked.txt"]);
});

test("gives out what is selected", async ({ latchkey }) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  const outside = await latchkey.makeFolder("outside");
  await latchkey.pickerChooses(outside);
  await expect(latchkey.button("Copy out…")).toBeDisabled();
  await item(latchkey, "Letters").click();
  await item(latchkey, "notes.txt").click({ modifiers: ["Control"] });
  await latchkey.button("Copy out…").click();
  await expect.poll(async () => (await readdir(outside)).sort()).toEqual(["Letters", "notes.txt"]);
  await expect
    .poll(() => readFile(join(outside, "Letters", "Old", "to grandma.txt"), "utf8").catch(() => ""))
    .toBe("Dear grandma,\nall is well.\n");
  await item(latchkey, "notes.txt").click({ button: "right" });
  await expect(page.getByRole("menuitem", { name: "Copy out…" })).toBeVisible();
});
