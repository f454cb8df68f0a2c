import { shortenedName } from "../../format/long-name.ts";
import { removeDraftFolder } from "../../vault/node-directory.ts";
import { copyNode } from "../ciphertext-nodes.ts";
import { type HealthVault, LONG_DIRECTORY, LONG_NAME } from "../health-vault.ts";
import type { DamageCase } from "./damage-case.ts";

const longNode = (vault: HealthVault): Promise<string> => vault.node(`/${LONG_NAME}`);

/** What can happen to the files in nodes that are folders, long names first of all. */
export const nodeDamages: readonly DamageCase[] = [
  {
    name: "a node with nothing in it",
    damage: async (vault) => vault.storage.removeFile(`${await vault.node("/link")}/symlink.c9r`),
    found: ["UnknownType"],
  },
  {
    name: "a long name without content",
    damage: async (vault) => vault.storage.removeFile(`${await longNode(vault)}/contents.c9r`),
    found: ["UnknownType"],
  },
  {
    name: "the content of a file in a folder without long name",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      const content = await vault.read(node);
      await vault.storage.removeFile(node);
      await vault.storage.makeDirectory(node);
      await vault.write(`${node}/contents.c9r`, content);
    },
    found: ["UnknownType"],
    shows: ["/a.txt"],
  },
  {
    name: "a node with something unknown in it",
    damage: async (vault) => {
      const node = await vault.node("/link");
      await vault.storage.removeFile(`${node}/symlink.c9r`);
      await vault.write(`${node}/what.c9r`, "something else");
    },
    found: ["ForeignFile", "UnknownType"],
    left: ["ForeignFile", "UnknownType"],
  },
  {
    name: "a node with something of the vault in it that nobody knows",
    damage: async (vault) => {
      const node = await vault.node("/link");
      await vault.storage.rename(`${node}/symlink.c9r`, `${node}/what.c9r`);
    },
    found: ["UndecryptableName", "UnknownType"],
    shows: ["/LOST+FOUND/file1_RUN"],
  },
  {
    name: "a file in place of the folder of a long name",
    damage: async (vault) => {
      const node = await longNode(vault);
      await removeDraftFolder(vault.storage, node);
      await vault.write(node, "x");
    },
    found: ["UnknownType"],
    left: ["UnknownType"],
  },
  {
    name: "a directory that is a link too",
    damage: async (vault) => {
      const link = await vault.read(`${await vault.node("/link")}/symlink.c9r`);
      await vault.write(`${await vault.node("/dir")}/symlink.c9r`, link);
    },
    found: ["AmbiguousType"],
    shows: ["/dir (1)"],
  },
  {
    name: "a directory with the damaged content of a file",
    damage: async (vault) => vault.write(`${await vault.node("/dir")}/contents.c9r`, "damaged"),
    found: ["AmbiguousType"],
  },
  {
    name: "a long name is missing",
    damage: async (vault) => vault.storage.removeFile(`${await longNode(vault)}/name.c9s`),
    found: ["MissingLongName"],
    shows: ["/file1_RUN"],
  },
  {
    name: "the long name of a directory is missing",
    damage: async (vault) =>
      vault.storage.removeFile(`${await vault.node(LONG_DIRECTORY)}/name.c9s`),
    found: ["MissingLongName"],
    shows: ["/directory1_RUN", "/directory1_RUN/d.txt"],
  },
  {
    name: "a long name is there as a conflict copy only",
    damage: async (vault) => {
      const node = await longNode(vault);
      await vault.storage.rename(`${node}/name.c9s`, `${node}/name (1).c9s`);
    },
    found: ["MissingLongName", "SyncConflict"],
    shows: [`/${LONG_NAME}`],
  },
  {
    name: "a long name that is too long",
    damage: async (vault) => vault.write(`${await longNode(vault)}/name.c9s`, "A".repeat(10_241)),
    found: ["ObeseNameFile"],
    shows: ["/file1_RUN"],
  },
  {
    name: "a long name that is none",
    damage: async (vault) => vault.write(`${await longNode(vault)}/name.c9s`, "no name"),
    found: ["NotDecodableLongName"],
    shows: ["/file1_RUN"],
  },
  {
    name: "something behind a long name",
    damage: async (vault) => {
      const file = `${await longNode(vault)}/name.c9s`;
      const name = Buffer.from(await vault.read(file));
      await vault.write(file, Buffer.concat([name, Uint8Array.of(0, 0xff, 0x0a)]));
    },
    found: ["TrailingBytesInNameFile"],
  },
  {
    name: "a long name under another hash",
    damage: async (vault) => {
      const node = await longNode(vault);
      const other = shortenedName("anything");
      await vault.storage.rename(node, node.replace(/[^/]+$/, other));
    },
    found: ["LongShortNamesMismatch"],
  },
  {
    name: "a long name twice",
    damage: async (vault) => {
      const node = await longNode(vault);
      await copyNode(vault.storage, node, node.replace(/\.c9s$/, " (1).c9s"));
    },
    found: ["LongShortNamesMismatch"],
  },
  {
    name: "two computers made the same directory",
    damage: async (vault) => {
      const other = await vault.id("/empty");
      await vault.write(`${await vault.node("/dir")}/dir (1).c9r`, other);
      await removeDraftFolder(vault.storage, await vault.node("/empty"));
    },
    found: ["OrphanContentDir", "SyncConflict"],
    shows: ["/dir (1)"],
  },
  {
    name: "a useless copy of a directory id",
    damage: async (vault) => {
      const node = await vault.node("/dir");
      await vault.write(`${node}/dir (1).c9r`, await vault.id("/dir"));
      await vault.write(`${node}/dir (2).c9r`, "");
    },
    found: ["SyncConflict", "SyncConflict"],
  },
  {
    name: "a directory id is there as a conflict copy only",
    damage: async (vault) => {
      const node = await vault.node("/dir");
      await vault.storage.rename(`${node}/dir.c9r`, `${node}/dir.c9r (1)`);
    },
    found: ["OrphanContentDir", "SyncConflict"],
    shows: ["/dir", "/dir/b.txt", "/dir/sub", "/dir/sub/c.txt"],
  },
];
