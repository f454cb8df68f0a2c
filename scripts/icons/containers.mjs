/**
 * Icon files of Windows and macOS: nothing but PNGs behind a table.
 *
 *     .ico    00 00 01 00, count; per picture 16 bytes: width, height (0 is 256), 0, 0,
 *             planes 1, bits 32, length, offset; then the pictures. Little-endian.
 *     .icns   "icns", length of the file; per picture: its type, its length + 8, the picture.
 *             Big-endian.
 *
 * Every Windows since Vista and every macOS since 10.7 takes PNGs in them.
 */

/** @param pictures {{size: number, png: Buffer}[]}, sizes in pixels, at most 256 */
export function icoFile(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Types of the pictures by their size in pixels. */
const icnsTypes = new Map([
  [16, "icp4"],
  [32, "icp5"],
  [64, "icp6"],
  [128, "ic07"],
  [256, "ic08"],
  [512, "ic09"],
  [1024, "ic10"],
]);

export const icnsSizes = [...icnsTypes.keys()];

/** @param pictures {{size: number, png: Buffer}[]}, of the sizes in `icnsSizes` */
export function icnsFile(pictures) {
  const parts = pictures.map(({ size, png }) => {
    const head = Buffer.alloc(8);
    head.write(icnsTypes.get(size), "latin1");
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write("icns", "latin1");
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
