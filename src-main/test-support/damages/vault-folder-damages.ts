import { utf8 } from "../../crypto/encoding.ts";
import { backupName } from "../../vault/back-up-file.ts";
import { LONG_DIRECTORY } from "../health-vault.ts";
import type { DamageCase } from "./damage-case.ts";

export const DRAFT = "~lk0abcdefg-1.tmp";

const OLD = 60;

/** What can happen to the vault folder, and what other programs put into it. */
export const vaultFolderDamages: readonly DamageCase[] = [
  {
    name: "a copy of the key file from before a password change",
    damage: async (vault) => {
      const old = utf8('{"version": 999}');
      await vault.write(backupName("masterkey.cryptomator", old), old);
    },
    found: ["StaleMasterkeyBackup"],
    left: ["StaleMasterkeyBackup"],
  },
  {
    name: "copies of key and configuration as they are",
    damage: async (vault) => {
      for (const name of ["masterkey.cryptomator", "vault.cryptomator"]) {
        const bytes = await vault.read(name);
        await vault.write(backupName(name, bytes), bytes);
      }
    },
    found: [],
  },
  {
    name: "a damaged copy of the configuration",
    damage: (vault) => vault.write("vault.cryptomator.0123ABCD.bkup", "half of i"),
    found: ["DamagedBackup"],
    left: ["DamagedBackup"],
  },
  {
    name: "a draft that nobody finishes, in the vault folder",
    damage: (vault) => vault.write(DRAFT, "half a key"),
    days: OLD,
    found: ["LeftoverFile"],
  },
  {
    name: "a draft that nobody finishes, in a directory",
    damage: async (vault) => vault.write(`${await vault.content("/dir")}/${DRAFT}`, "half a file"),
    days: OLD,
    found: ["LeftoverFile"],
  },
  {
    name: "a draft that may be being written",
    damage: async (vault) => vault.write(`${await vault.content("/dir")}/${DRAFT}`, "half a file"),
    found: [],
  },
  {
    name: "a long name left in a node with a short one",
    damage: async (vault) => vault.write(`${await vault.node("/dir")}/name.c9s`, "x.c9r"),
    found: ["LeftoverFile"],
  },
  {
    name: "a directory hidden in the middle of a move",
    damage: async (vault) => {
      const node = await vault.node(LONG_DIRECTORY);
      await vault.storage.rename(node, `${await vault.content("/")}/${DRAFT}`);
    },
    days: OLD,
    found: ["InterruptedMove", "OrphanContentDir"],
    shows: [LONG_DIRECTORY, `${LONG_DIRECTORY}/d.txt`],
  },
  {
    name: "files of other programs",
    damage: async (vault) => {
      await vault.write("IMPORTANT.rtf", "belongs there");
      await vault.write("d/.DS_Store", "x");
      await vault.write(`${await vault.content("/dir")}/desktop.ini`, "x");
      await vault.write(`${await vault.node("/dir")}/.DS_Store`, "x");
      await vault.write(`${await vault.content("/dir")}/short.c9r`, "x");
      const download = (await vault.node("/a.txt")).replace(/\.c9r$/, ".c9r.crdownload");
      await vault.write(download, "half");
    },
    found: ["ForeignFile", "ForeignFile", "ForeignFile", "ForeignFile", "ForeignFile"],
    left: ["ForeignFile", "ForeignFile", "ForeignFile", "ForeignFile", "ForeignFile"],
  },
  {
    name: "a file that is in the cloud only",
    damage: async (vault) => {
      const node = await vault.node("/dir/b.txt");
      await vault.storage.rename(node, node.replace(/([^/]+)$/, ".$1.icloud"));
    },
    found: ["CloudPlaceholder"],
    left: ["CloudPlaceholder"],
  },
];
