import { base64UrlPadded, utf8 } from "../../crypto/encoding.ts";
import { shortenedName } from "../../format/long-name.ts";
import { copyNode } from "../ciphertext-nodes.ts";
import { type HealthVault, LONG_NAME } from "../health-vault.ts";
import type { DamageCase } from "./damage-case.ts";

/** The node of any name in the root, encrypted exactly as it is given. */
async function rootNode(vault: HealthVault, name: string, id = ""): Promise<string> {
  using access = await vault.access();
  const cipherName = `${base64UrlPadded(access.key.siv.encrypt(utf8(name), utf8(id)))}.c9r`;
  return `${await vault.content("/")}/${cipherName}`;
}

/** Copies `/a.txt` under another name of its node. */
async function addFile(vault: HealthVault, node: string): Promise<void> {
  await copyNode(vault.storage, await vault.node("/a.txt"), node);
}

/** What can happen to the names of nodes. */
export const nameDamages: readonly DamageCase[] = [
  {
    name: "a file under a name of no directory",
    damage: async (vault) => addFile(vault, await rootNode(vault, "lost", "no such id")),
    found: ["UndecryptableName"],
    shows: ["/LOST+FOUND", "/LOST+FOUND/file1_RUN"],
  },
  {
    name: "a directory under a name of no directory",
    damage: async (vault) => {
      const node = await rootNode(vault, "lost", "no such id");
      await vault.storage.rename(await vault.node("/dir"), node);
    },
    found: ["UndecryptableName"],
    shows: [
      "/LOST+FOUND",
      "/LOST+FOUND/directory1_RUN",
      "/LOST+FOUND/directory1_RUN/b.txt",
      "/LOST+FOUND/directory1_RUN/sub",
      "/LOST+FOUND/directory1_RUN/sub/c.txt",
    ],
  },
  {
    name: "a file of the vault under a name that is none, and one outside of all directories",
    damage: async (vault) => {
      await addFile(vault, `${await vault.content("/dir")}/renamed by somebody`);
      await addFile(vault, "d/renamed by somebody");
    },
    found: ["UndecryptableName", "UndecryptableName"],
    shows: ["/LOST+FOUND", "/LOST+FOUND/file1_RUN", "/LOST+FOUND/file2_RUN"],
  },
  {
    name: "a foreign file that looks like one of ours",
    damage: async (vault) =>
      vault.write(`${await vault.content("/")}/ABCDEFGHIJKLMNOPQRSTUVWXYZ012345.c9r`, "foreign"),
    found: ["UndecryptableName"],
    left: ["UndecryptableName"],
  },
  {
    name: "a file in the wrong directory",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      const inDir = `${await vault.content("/dir")}/${node.slice(node.lastIndexOf("/") + 1)}`;
      await vault.storage.rename(node, inDir);
    },
    found: ["MisplacedName"],
    shows: ["/a.txt"],
  },
  {
    name: "a copy of a long name in the wrong directory",
    damage: async (vault) => {
      const node = await vault.node(`/${LONG_NAME}`);
      const inDir = `${await vault.content("/dir")}/${node.slice(node.lastIndexOf("/") + 1)}`;
      await copyNode(vault.storage, node, inDir);
    },
    found: ["MisplacedName"],
    shows: [`/${LONG_NAME.slice(0, -" (1)".length)} (1)`],
  },
  {
    name: "a name without padding",
    damage: async (vault) => {
      const node = await rootNode(vault, "not padded");
      await addFile(vault, node.replace(/=+/, ""));
    },
    found: ["NonCanonicalName"],
  },
  {
    name: "a name in another normal form",
    damage: async (vault) => addFile(vault, await rootNode(vault, "u\u0308ber")),
    found: ["NameNotNfc"],
  },
  {
    name: "a name in both normal forms",
    damage: async (vault) => {
      await addFile(vault, await rootNode(vault, "u\u0308ber.txt"));
      await addFile(vault, await rootNode(vault, "\u00fcber.txt"));
    },
    found: ["DuplicateName"],
  },
  {
    name: "names that lead out of their directory",
    damage: async (vault) => {
      for (const name of ["../../etc/passwd", "..", "", "a\0b"]) {
        await addFile(vault, await rootNode(vault, name));
      }
    },
    found: ["IllegalName", "IllegalName", "IllegalName", "IllegalName"],
    shows: ["/.._.._etc_passwd", "/_", "/__", "/a_b"],
  },
  {
    name: "a long name that was not shortened",
    damage: async (vault) => addFile(vault, await rootNode(vault, "y".repeat(110))),
    found: ["NotShortened"],
  },
  {
    name: "a short name that was shortened",
    damage: async (vault) => {
      const plain = await rootNode(vault, "z");
      const cipherName = plain.slice(plain.lastIndexOf("/") + 1);
      const node = `${await vault.content("/")}/${shortenedName(cipherName)}`;
      await vault.storage.makeDirectory(node);
      await vault.write(`${node}/name.c9s`, cipherName);
      await addFile(vault, `${node}/contents.c9r`);
    },
    found: ["NeedlesslyShortened"],
  },
  {
    name: "a short name that was shortened, and was not",
    damage: async (vault) => {
      const plain = await vault.node("/a.txt");
      const cipherName = plain.slice(plain.lastIndexOf("/") + 1);
      const node = `${await vault.content("/")}/${shortenedName(cipherName)}`;
      await vault.storage.makeDirectory(node);
      await vault.write(`${node}/name.c9s`, cipherName);
      await addFile(vault, `${node}/contents.c9r`);
    },
    found: ["DuplicateName"],
  },
  {
    name: "conflict copies of a file",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      await addFile(vault, node.replace(/\.c9r$/, " (Conflicted copy 2020).c9r"));
      await addFile(vault, node.replace(/\.c9r$/, "-HOST.c9r"));
      await addFile(vault, `${node} (2)`);
    },
    found: ["SyncConflict", "SyncConflict", "SyncConflict"],
  },
  {
    name: "a conflict copy whose original is gone",
    damage: async (vault) => {
      const node = await vault.node("/a.txt");
      await vault.storage.rename(node, node.replace(/\.c9r$/, " (1).c9r"));
    },
    found: ["SyncConflict"],
  },
  {
    name: "a conflict copy of a directory with another id",
    damage: async (vault) => {
      const node = await vault.node("/dir");
      const other = await vault.node("/empty");
      await vault.storage.rename(other, node.replace(/\.c9r$/, " (1).c9r"));
    },
    found: ["SyncConflict"],
  },
  {
    name: "a conflict copy of the backup of an id",
    damage: async (vault) => {
      const backup = `${await vault.content("/dir")}/dirid.c9r`;
      await copyNode(vault.storage, backup, backup.replace(".c9r", " (1).c9r"));
    },
    found: ["SyncConflict"],
  },
];
