import { removeDraftFolder } from "../../vault/node-directory.ts";
import { copyNode } from "../ciphertext-nodes.ts";
import type { HealthVault } from "../health-vault.ts";
import type { DamageCase } from "./damage-case.ts";

async function removeTree(vault: HealthVault, path: string): Promise<void> {
  await removeDraftFolder(vault.storage, path);
}

/** What can happen to directories and their ids. */
export const directoryDamages: readonly DamageCase[] = [
  {
    name: "the root is missing",
    damage: async (vault) => removeTree(vault, await vault.content("/")),
    found: ["MissingRootDir", "OrphanContentDir", "OrphanContentDir", "OrphanContentDir"],
  },
  {
    name: "a directory without backup of its id",
    damage: async (vault) => vault.storage.removeFile(`${await vault.content("/dir")}/dirid.c9r`),
    found: ["MissingDirIdBackup"],
  },
  {
    name: "a damaged backup of an id",
    damage: async (vault) => vault.flip(`${await vault.content("/dir")}/dirid.c9r`, -1),
    found: ["InvalidDirIdBackup"],
  },
  {
    name: "the backup of another id",
    damage: async (vault) => {
      const other = await vault.read(`${await vault.content("/empty")}/dirid.c9r`);
      await vault.write(`${await vault.content("/dir")}/dirid.c9r`, other);
    },
    found: ["InvalidDirIdBackup"],
  },
  {
    name: "a folder in place of the backup",
    damage: async (vault) => {
      const path = `${await vault.content("/dir")}/dirid.c9r`;
      await vault.storage.removeFile(path);
      await vault.storage.makeDirectory(path);
    },
    found: ["ForeignFile", "InvalidDirIdBackup"],
  },
  {
    name: "dir.c9r outside of any node",
    damage: async (vault) => {
      await vault.write(`${await vault.content("/dir")}/dir.c9r`, "x");
      await vault.storage.makeDirectory(`${await vault.content("/dir")}/folder`);
      await vault.write(`${await vault.content("/dir")}/folder/dir.c9r`, "x");
    },
    found: ["ForeignFile", "LooseDirFile", "LooseDirFile"],
    left: ["ForeignFile"],
  },
  {
    name: "a content directory is missing",
    damage: async (vault) => removeTree(vault, await vault.content("/empty")),
    found: ["MissingContentDir"],
    shows: ["/empty"],
  },
  {
    name: "the node of a directory is missing",
    damage: async (vault) => removeTree(vault, await vault.node("/dir")),
    found: ["OrphanContentDir"],
    shows: [
      "/LOST+FOUND",
      "/LOST+FOUND/*",
      "/LOST+FOUND/*/b.txt",
      "/LOST+FOUND/*/sub",
      "/LOST+FOUND/*/sub/c.txt",
    ],
  },
  {
    name: "the node of a directory and the backup of its id are missing",
    damage: async (vault) => {
      const content = await vault.content("/dir");
      await removeTree(vault, await vault.node("/dir"));
      await vault.storage.removeFile(`${content}/dirid.c9r`);
    },
    found: ["OrphanContentDir"],
    shows: [
      "/LOST+FOUND",
      "/LOST+FOUND/*",
      "/LOST+FOUND/*/directory1_RUN",
      "/LOST+FOUND/*/directory1_RUN/c.txt",
      "/LOST+FOUND/*/file1_RUN",
    ],
  },
  {
    name: "the node of an empty directory is missing",
    damage: async (vault) => removeTree(vault, await vault.node("/empty")),
    found: ["OrphanContentDir"],
  },
  {
    name: "a content directory that was moved into another",
    damage: async (vault) => {
      const content = await vault.content("/dir");
      const folder = content.slice(content.lastIndexOf("/") + 1);
      await vault.storage.rename(content, `${await vault.content("/empty")}/${folder}`);
    },
    found: ["MisplacedContentDir", "MissingContentDir", "OrphanContentDir"],
    shows: ["/dir", "/dir/b.txt", "/dir/sub", "/dir/sub/c.txt"],
  },
  {
    name: "a content directory that was moved out of the data, with the level above it",
    damage: async (vault) => {
      const above = (await vault.content("/dir/sub")).slice(0, "d/XX".length);
      await vault.storage.rename(above, above.slice("d/".length));
    },
    found: ["MisplacedContentDir", "MissingContentDir"],
    shows: ["/dir", "/dir/sub", "/dir/sub/c.txt"],
  },
  {
    name: "a conflict copy of a content directory",
    damage: async (vault) => {
      const content = await vault.content("/dir/sub");
      await copyNode(vault.storage, content, `${content} (1)`);
    },
    found: ["ForeignFile", "MisplacedName"],
    left: ["ForeignFile"],
    shows: ["/dir/sub/c.txt", "/dir/sub/c (1).txt"],
  },
  {
    name: "a directory within itself",
    damage: async (vault) => {
      const node = await vault.node("/dir");
      const inner = await vault.node("/dir/sub/dir");
      await vault.storage.rename(node, inner);
    },
    found: ["DirectoryCycle"],
  },
  {
    name: "an empty directory id",
    damage: async (vault) => vault.write(`${await vault.node("/dir")}/dir.c9r`, ""),
    found: ["EmptyDirFile", "OrphanContentDir"],
  },
  {
    name: "a directory id that is no text",
    damage: async (vault) =>
      vault.write(`${await vault.node("/dir")}/dir.c9r`, Uint8Array.of(0xff, 0xfe)),
    found: ["NotDecodableDirFile", "OrphanContentDir"],
  },
  {
    name: "something behind a directory id",
    damage: async (vault) =>
      vault.write(`${await vault.node("/dir")}/dir.c9r`, `${await vault.id("/dir")}\r\n`),
    found: ["ObeseDirFile", "OrphanContentDir"],
    shows: ["/dir", "/dir/b.txt", "/dir/sub", "/dir/sub/c.txt"],
  },
  {
    name: "a directory id that is far too long",
    damage: async (vault) => vault.write(`${await vault.node("/empty")}/dir.c9r`, "x".repeat(500)),
    found: ["ObeseDirFile", "OrphanContentDir"],
    left: ["ObeseDirFile"],
  },
  {
    name: "one directory id in two nodes",
    damage: async (vault) =>
      copyNode(vault.storage, await vault.node("/dir"), await vault.node("/empty/copy of dir")),
    found: ["DirIdCollision"],
  },
  {
    name: "one directory id in two nodes, whose content is missing",
    damage: async (vault) => {
      await copyNode(vault.storage, await vault.node("/empty"), await vault.node("/dir/copy"));
      await removeTree(vault, await vault.content("/empty"));
    },
    found: ["DirIdCollision", "MissingContentDir"],
  },
  {
    name: "a conflict copy of the node of a directory",
    damage: async (vault) => {
      const node = await vault.node("/dir");
      await copyNode(vault.storage, node, node.replace(/\.c9r$/, " (1).c9r"));
    },
    found: ["DirIdCollision"],
  },
];
