import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { inProject } from "../common/project.mjs";
import { icnsFile, icoFile } from "./containers.mjs";

const asset = (name) => readFile(inProject("assets", name));

/** Width and height of a PNG, from its header (PNG specification, 11.2.2). */
function sizeOf(png) {
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

function icoPictures(ico) {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    return { width: ico.readUInt8(at) || 256, png: ico.subarray(offset, offset + length) };
  });
}

function icnsPictures(icns) {
  const pictures = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const type = icns.toString("latin1", at, at + 4);
    pictures.push({ type, png: icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)) });
  }
  return pictures;
}

const names = ["icon", "vault-file", "encrypted-file"];

it.each(names)("%s.ico holds every size, each as large as its table says", async (name) => {
  const pictures = icoPictures(await asset(`${name}.ico`));
  expect(pictures.map(({ width }) => width)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const { width, png } of pictures) expect(sizeOf(png)).toEqual([width, width]);
});

it.each(names)(
  "%s.icns holds every size under its type, and tells its own length",
  async (name) => {
    const icns = await asset(`${name}.icns`);
    expect(icns.toString("latin1", 0, 4)).toBe("icns");
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sizes = icnsPictures(icns).map(({ type, png }) => [type, ...sizeOf(png)]);
    expect(sizes).toEqual([
      ["icp4", 16, 16],
      ["icp5", 32, 32],
      ["icp6", 64, 64],
      ["ic07", 128, 128],
      ["ic08", 256, 256],
      ["ic09", 512, 512],
      ["ic10", 1024, 1024],
    ]);
  },
);

it.each([
  ["icon.png", 1024],
  ...[16, 22, 24, 32, 48, 64, 128, 256, 512].map((size) => [`icons/${size}x${size}.png`, size]),
  ["tray-locked.png", 22],
  ["tray-locked@2x.png", 44],
  ["tray-open.png", 22],
  ["tray-open@2x.png", 44],
])("%s is %i pixels wide and high", async (name, size) => {
  expect(sizeOf(await asset(name))).toEqual([size, size]);
});

it("puts pictures in and gives them out unchanged", () => {
  const pictures = [
    { size: 16, png: Buffer.from("one") },
    { size: 256, png: Buffer.from("another") },
  ];
  expect(icoPictures(icoFile(pictures)).map(({ png }) => png.toString())).toEqual([
    "one",
    "another",
  ]);
  expect(icnsPictures(icnsFile(pictures)).map(({ png }) => png.toString())).toEqual([
    "one",
    "another",
  ]);
});
