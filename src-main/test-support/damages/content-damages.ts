import { chunkOffset, cipherChunk } from "../../format/chunk-layout.ts";
import type { HealthVault } from "../health-vault.ts";
import type { DamageCase } from "./damage-case.ts";

/** Adds the chunk of no content with which some apps end a file. */
async function addEmptyChunk(
  vault: HealthVault,
  node: string,
  isAuthentic: boolean,
): Promise<void> {
  using access = await vault.access();
  const { content, world } = access;
  const file = await vault.read(node);
  const header = content.openHeader(file.subarray(0, content.layout.headerBytes));
  if (header === null) throw new Error("not a file of this vault");
  const chunk = new Uint8Array(content.layout.chunkOverhead);
  const payload = file.length - content.layout.headerBytes;
  const index = Math.ceil(payload / cipherChunk(content.layout));
  const nonce = world.random(content.nonceBytes);
  content.sealChunk(chunk, 0, header, { index, nonce, clear: new Uint8Array() });
  if (!isAuthentic) chunk.fill(7);
  await vault.write(node, Buffer.concat([file, chunk]));
}

async function layoutOf(vault: HealthVault) {
  using access = await vault.access();
  return access.content.layout;
}

/** What can happen to the contents of files and links. */
export const contentDamages: readonly DamageCase[] = [
  {
    name: "a file with nothing in it",
    damage: async (vault) => vault.write(await vault.node("/a.txt"), ""),
    found: ["EmptyContentFile"],
    left: ["EmptyContentFile"],
  },
  {
    name: "a file cut in its header",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      await vault.write(node, (await vault.read(node)).subarray(0, 20));
    },
    found: ["CutFile"],
    left: ["CutFile"],
  },
  {
    name: "a file cut right behind a whole chunk",
    damage: async (vault) => {
      const node = await vault.node("/big.bin");
      const end = chunkOffset(await layoutOf(vault), 2) + 5;
      await vault.write(node, (await vault.read(node)).subarray(0, end));
    },
    found: ["CutFile"],
    left: ["CutFile"],
  },
  {
    name: "a damaged header",
    damage: async (vault) => vault.flip(await vault.node("/big.bin"), 30),
    isDeep: true,
    found: ["DamagedHeader"],
    left: ["DamagedHeader"],
  },
  {
    name: "damaged chunks",
    damage: async (vault) => {
      const node = await vault.node("/big.bin");
      await vault.flip(node, chunkOffset(await layoutOf(vault), 1));
      await vault.flip(node, -1);
    },
    isDeep: true,
    found: ["DamagedChunk"],
    left: ["DamagedChunk"],
  },
  {
    name: "chunks in another order",
    damage: async (vault) => {
      const node = await vault.node("/big.bin");
      const layout = await layoutOf(vault);
      const file = await vault.read(node);
      const first = file.slice(chunkOffset(layout, 0), chunkOffset(layout, 1));
      file.copyWithin(chunkOffset(layout, 0), chunkOffset(layout, 1), chunkOffset(layout, 2));
      file.set(first, chunkOffset(layout, 1));
      await vault.write(node, file);
    },
    isDeep: true,
    found: ["DamagedChunk"],
    left: ["DamagedChunk"],
  },
  {
    name: "a file that ends with an empty chunk",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      const layout = await layoutOf(vault);
      // Only behind whole chunks it is at its place.
      await vault.write(
        node,
        (await vault.read(await vault.node("/big.bin"))).subarray(0, chunkOffset(layout, 2)),
      );
      await addEmptyChunk(vault, node, true);
    },
    found: ["TrailingEmptyChunk"],
  },
  {
    name: "an empty file that ends with an empty chunk",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      const layout = await layoutOf(vault);
      await vault.write(node, (await vault.read(node)).subarray(0, layout.headerBytes));
      await addEmptyChunk(vault, node, true);
    },
    found: ["TrailingEmptyChunk"],
  },
  {
    name: "as many bytes as an empty chunk, which are none",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      const layout = await layoutOf(vault);
      await vault.write(node, (await vault.read(node)).subarray(0, layout.headerBytes));
      await addEmptyChunk(vault, node, false);
    },
    found: ["DamagedChunk"],
    left: ["DamagedChunk"],
  },
  {
    name: "a damaged link",
    damage: async (vault) => vault.flip(`${await vault.node("/link")}/symlink.c9r`, -1),
    isDeep: true,
    found: ["DamagedLink"],
    left: ["DamagedLink"],
  },
  {
    name: "a link to nowhere",
    damage: async (vault) => {
      const path = `${await vault.node("/link")}/symlink.c9r`;
      const layout = await layoutOf(vault);
      await vault.write(path, (await vault.read(path)).subarray(0, layout.headerBytes));
    },
    isDeep: true,
    found: ["InvalidLinkTarget"],
    left: ["InvalidLinkTarget"],
  },
];
