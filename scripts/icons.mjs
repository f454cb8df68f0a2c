/**
 * `node scripts/icons.mjs`: draws every icon anew from the SVGs in `assets`, with the system's
 * Chromium. To be run after a change of one of them; what it makes is committed.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { inProject } from "./common/project.mjs";
import { icnsFile, icnsSizes, icoFile } from "./icons/containers.mjs";

const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** Those of the icon theme that every Linux desktop falls back on. */
const themeSizes = [16, 22, 24, 32, 48, 64, 128, 256, 512];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath });
const page = await browser.newPage();

async function draw(name, size) {
  const svg = await readFile(inProject("assets", `${name}.svg`), "utf8");
  await page.setViewportSize({ width: size, height: size });
  const style = "margin:0;display:block;width:100vw;height:100vh";
  await page.setContent(svg.replace("<svg ", `<svg style="${style}" `));
  await page.addStyleTag({ content: "body{margin:0;background:transparent}" });
  return { size, png: await page.screenshot({ omitBackground: true }) };
}

async function drawAll(name, sizes) {
  const pictures = [];
  for (const size of sizes) pictures.push(await draw(name, size));
  return pictures;
}

const write = (name, bytes) => writeFile(inProject("assets", name), bytes);

await write("icon.png", (await draw("icon", 1024)).png);
for (const name of ["icon", "vault-file", "encrypted-file"]) {
  await write(`${name}.ico`, icoFile(await drawAll(name, icoSizes)));
  await write(`${name}.icns`, icnsFile(await drawAll(name, icnsSizes)));
}
await mkdir(inProject("assets", "icons"), { recursive: true });
for (const { size, png } of await drawAll("icon", themeSizes)) {
  await write(`icons/${size}x${size}.png`, png);
}
for (const name of ["tray-locked", "tray-open"]) {
  await write(`${name}.png`, (await draw(name, 22)).png);
  await write(`${name}@2x.png`, (await draw(name, 44)).png);
}
await browser.close();
