/** Vaults with files to be browsed, made by the command line. */

import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { deflateSync } from "node:zlib";
import { expect, type Locator } from "@playwright/test";
import { type Latchkey, vaultPassword } from "./latchkey.ts";
import { projectFolder } from "./runtime.ts";

/** Makes a vault of files, puts it on the list, and shows its files. No local copy is left. */
export async function openFiles(
  latchkey: Latchkey,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const path = await latchkey.makeFolder(name);
  const clear = await latchkey.makeFolder(`${name} in clear`);
  await fill(clear);
  run(["create", path, "--password-stdin"]);
  run(["put", path, clear, "/", "--password-stdin"]);
  await rm(clear, { recursive: true });
  await latchkey.addVault(path);
  await expect(latchkey.row(name)).toBeVisible();
  await latchkey.unlock(vaultPassword);
  await showFiles(latchkey);
  return path;
}

function run(args: readonly string[]): void {
  const program = join(projectFolder, "out", "cli", "latchkey.js");
  execFileSync(process.execPath, [program, ...args], { input: vaultPassword });
}

export async function showFiles(latchkey: Latchkey): Promise<void> {
  await latchkey.page.getByRole("tab", { name: "Files" }).click();
  await expect(items(latchkey)).toBeVisible();
}

/** What holds the items. */
export function items(latchkey: Latchkey): Locator {
  return latchkey.page.getByRole("grid");
}

/** The row or tile of something, by its name. */
export function item(latchkey: Latchkey, name: string): Locator {
  return items(latchkey)
    .locator(".file-row, .tile")
    .filter({
      has: latchkey.page.locator(`.item-name[title="${name}"]`),
    });
}

/** The names that are drawn, from the top. */
export function names(latchkey: Latchkey): Promise<string[]> {
  return items(latchkey).locator(".item-name").allInnerTexts();
}

/** Some folders, texts, pictures, a drawing and a PDF. */
export async function fillSmall(folder: string): Promise<void> {
  const write = (path: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, path), content);
  await mkdir(join(folder, "Letters", "Old"), { recursive: true });
  await mkdir(join(folder, "Empty"));
  await write("Letters/Old/to grandma.txt", "Dear grandma,\nall is well.\n");
  await write("Letters/invitation.md", "# Invitation\n");
  await write("notes.txt", `Grüße aus Köln. ${secretWords}\n`);
  await write("sunset.png", picture(600, 400));
  await write("icon.svg", drawing);
  await write("report.pdf", pdf("Hello from the vault"));
  await write("song 2.mp3", new Uint8Array(2_000_000));
  await write("song 10.mp3", new Uint8Array(300));
}

/** Stands in the vault, and may be nowhere else on the disk. */
export const secretWords = "the quince blossoms at midnight";

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="240" height="240">
<script>document.title = "ran"</script><circle cx="12" cy="12" r="9" fill="#0b6b57"/></svg>`;

/** A PNG with colours that run over. */
export function picture(width: number, height: number): Uint8Array {
  const raw = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      raw[at] = 240 - (y * 160) / height;
      raw[at + 1] = 120 + (x * 80) / width;
      raw[at + 2] = 90 + (y * 120) / height;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    part("IHDR", header),
    part("IDAT", deflateSync(raw)),
    part("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

function part(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A PDF of two pages with a line of text on each. */
export function pdf(words: string): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    page(5),
    page(6),
    stream(`BT /F1 36 Tf 72 700 Td (${words}) Tj ET`),
    stream("BT /F1 36 Tf 72 700 Td (The second page) Tj ET"),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = file.length;
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  file += `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n`;
  file += `<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

function page(content: number): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 7 0 R >> >> >>`;
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}
