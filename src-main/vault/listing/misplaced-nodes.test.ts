/** Nodes that other software wrote where no look-up finds them: listed once, and usable by the name they are listed under. */

import { describe, expect, it } from "vitest";
import { base64UrlPadded, utf8 } from "../../crypto/encoding.ts";
import { encryptName } from "../../format/file-name.ts";
import { shortenedName } from "../../format/long-name.ts";
import { nodePathOf, rootPath } from "../../test-support/ciphertext-nodes.ts";
import { failing } from "../../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readText,
  type TestVault,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import { writeWhole } from "../../test-support/whole-file.ts";
import type { Vault } from "../vault.ts";
import { engineOf } from "../vault-session.ts";

/** Above the threshold of 100, and below. */
const LONG = "a name of more than fifty-six bytes, which is too long here.txt";
const SHORT = "a.txt";
const NFC = "\u00e4.txt";
const NFD = "a\u0308.txt";

/** The ciphertext name that a client without normalisation would make, in the root. */
function rawCipherName(vault: Vault, name: string): string {
  return `${base64UrlPadded(engineOf(vault).key.siv.encrypt(utf8(name), utf8("")))}.c9r`;
}

interface Misplacement {
  /** What the file is called by those who see it in the right place. */
  readonly name: string;
  /** Moves the node of /name to where it should not be. */
  readonly misplace: (test: TestVault, vault: Vault) => Promise<void>;
}

/** Takes a file out of its node and puts it into a shortened one. */
async function shorten(
  test: TestVault,
  vault: Vault,
  name: string,
  folderName: string,
): Promise<void> {
  const node = await nodePathOf(vault, `/${name}`);
  const folder = rootPath(vault, folderName);
  const data = (await test.storage.stat(node)).kind === "file" ? node : `${node}/contents.c9r`;
  await test.storage.makeDirectory(folder);
  await writeWhole(test.storage, `${folder}/name.c9s`, utf8(rawCipherName(vault, name)));
  await test.storage.rename(data, `${folder}/contents.c9r`);
  if (data === node) return;
  await test.storage.removeFile(`${node}/name.c9s`);
  await test.storage.removeDirectory(node);
}

const misplacements: Readonly<Record<string, Misplacement>> = {
  "under a name that is not NFC": {
    name: NFC,
    misplace: async (test, vault) => {
      await test.storage.rename(
        await nodePathOf(vault, `/${NFC}`),
        rootPath(vault, rawCipherName(vault, NFD)),
      );
    },
  },
  "unshortened beyond the threshold": {
    name: LONG,
    misplace: async (test, vault) => {
      const node = await nodePathOf(vault, `/${LONG}`);
      await test.storage.rename(
        `${node}/contents.c9r`,
        rootPath(vault, encryptName(engineOf(vault).key, LONG, "")),
      );
      await test.storage.removeFile(`${node}/name.c9s`);
      await test.storage.removeDirectory(node);
    },
  },
  "shortened without need": {
    name: SHORT,
    misplace: (test, vault) =>
      shorten(test, vault, SHORT, shortenedName(rawCipherName(vault, SHORT))),
  },
  "shortened under a hash that is not its own": {
    name: LONG,
    misplace: (test, vault) => shorten(test, vault, LONG, shortenedName("another name")),
  },
  "without the padding of its name": {
    name: "xx.txt",
    misplace: async (test, vault) => {
      const node = await nodePathOf(vault, "/xx.txt");
      expect(node).toContain("=");
      await test.storage.rename(node, node.replace(/=+/, ""));
    },
  },
};

async function misplaced({ name, misplace }: Misplacement): Promise<TestVault> {
  const test = await newTestVault({ shorteningThreshold: 100 });
  const vault = await test.open();
  await writeFile(vault, `/${name}`, "content");
  await misplace(test, vault);
  await vault.lock();
  return test;
}

describe.each(Object.entries(misplacements))("a file that lies %s", (_, misplacement) => {
  const { name } = misplacement;
  const path = `/${name}`;

  it("is listed under its name, and read, without being touched", async () => {
    const test = await misplaced(misplacement);
    const before = await pathsIn(test.storage);
    for (const readOnly of [true, false]) {
      const vault = await test.open({ readOnly });
      expect(await readText(vault, path)).toBe("content");
      expect(await namesIn(vault, "/")).toEqual([name]);
      expect(await vault.stat(path)).toMatchObject({ name, size: 7 });
      await vault.lock();
      expect(await pathsIn(test.storage)).toEqual(before);
    }
  });

  it("is replaced, not doubled", async () => {
    const vault = await (await misplaced(misplacement)).open();
    await writeFile(vault, path, "newer");
    expect(await namesIn(vault, "/")).toEqual([name]);
    expect(await readText(vault, path)).toBe("newer");
  });

  it("is edited, not doubled", async () => {
    const vault = await (await misplaced(misplacement)).open();
    const editor = await vault.editFile(path, { create: true });
    await editor.append(utf8(", edited"));
    await editor.close();
    expect(await namesIn(vault, "/")).toEqual([name]);
    expect(await readText(vault, path)).toBe("content, edited");
  });

  it("is in the way of whatever else would be made there", async () => {
    const vault = await (await misplaced(misplacement)).open();
    await expect(vault.makeDirectory(path)).rejects.toMatchObject({
      failure: { kind: "already-exists" },
    });
    await expect(vault.makeLink(path, "x")).rejects.toMatchObject({
      failure: { kind: "already-exists" },
    });
  });

  it("is moved to where it belongs, and away", async () => {
    const test = await misplaced(misplacement);
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    await vault.move(path, `/dir/${name}`);
    expect(await namesIn(vault, "/")).toEqual(["dir/"]);
    expect(await namesIn(vault, "/dir")).toEqual([name]);
    expect(await readText(vault, `/dir/${name}`)).toBe("content");
    await vault.move(`/dir/${name}`, path);
    await vault.lock();
    const again = await test.open();
    expect(await readText(again, path)).toBe("content");
  });

  it("is removed", async () => {
    const test = await misplaced(misplacement);
    const vault = await test.open();
    await vault.removeFile(path);
    expect(await namesIn(vault, "/")).toEqual([]);
    expect((await pathsIn(test.storage)).filter((file) => /\.c9r/.test(file))).toHaveLength(1);
  });

  it("is shown beside one of the same name that lies right", async () => {
    const test = await misplaced(misplacement);
    const vault = await test.open();
    const misplacedNodes = await pathsIn(test.storage);
    await writeFile(vault, "/right", "right");
    // What a client does that does not see the misplaced one.
    const engine = engineOf(vault);
    const cipherName = encryptName(engine.key, name, "");
    if (cipherName.length <= 100) {
      await test.storage.rename(await nodePathOf(vault, "/right"), rootPath(vault, cipherName));
    } else {
      const folder = rootPath(vault, shortenedName(cipherName));
      await test.storage.makeDirectory(folder);
      await writeWhole(test.storage, `${folder}/name.c9s`, utf8(cipherName));
      await test.storage.rename(await nodePathOf(vault, "/right"), `${folder}/contents.c9r`);
    }
    const second = name.replace(".txt", " (1).txt");
    expect(await namesIn(vault, "/")).toEqual([second, name].sort());
    expect(await readText(vault, path)).toBe("right");
    expect(await readText(vault, `/${second}`)).toBe("content");
    expect(await pathsIn(test.storage)).toEqual(expect.arrayContaining([...misplacedNodes]));
  });
});

describe("a directory that is misplaced", () => {
  it("is walked, filled and removed by its name", async () => {
    const test = await newTestVault({ shorteningThreshold: 100 });
    const before = await test.open();
    await before.makeDirectory("/\u00e4");
    await test.storage.rename(
      await nodePathOf(before, "/\u00e4"),
      rootPath(before, rawCipherName(before, "a\u0308")),
    );
    await before.lock();
    const vault = await test.open();
    await writeFile(vault, "/\u00e4/file", "x");
    expect(await namesIn(vault, "/\u00e4")).toEqual(["file"]);
    expect(await readText(vault, "/a\u0308/file")).toBe("x");
    await vault.removeTree("/\u00e4");
    expect(await namesIn(vault, "/")).toEqual([]);
  });
});

describe("names that could lead out of their directory", () => {
  it.each(["..", ".", "a/b", "/etc/passwd", "a\0b"])("%j is never listed", async (name) => {
    const test = await newTestVault();
    const vault = await test.open();
    await writeFile(vault, "/good", "x");
    await writeFile(vault, "/bad", "x");
    await test.storage.rename(
      await nodePathOf(vault, "/bad"),
      rootPath(vault, rawCipherName(vault, name)),
    );
    expect(await namesIn(vault, "/")).toEqual(["good"]);
  });
});

describe("two long names whose nodes were exchanged", () => {
  const one = `${"one ".repeat(20)}.txt`;
  const other = `${"other ".repeat(14)}.txt`;

  async function exchanged(isDirectory: boolean): Promise<TestVault> {
    const test = await newTestVault({ shorteningThreshold: 100 });
    const vault = await test.open();
    await writeFile(vault, `/${one}`, "of one");
    if (isDirectory) {
      await vault.makeDirectory(`/${other}`);
      await writeFile(vault, `/${other}/inside`, "of other");
    } else await writeFile(vault, `/${other}`, "of other");
    const [first, second] = [
      await nodePathOf(vault, `/${one}`),
      await nodePathOf(vault, `/${other}`),
    ];
    await vault.lock();
    await test.storage.rename(first, "aside");
    await test.storage.rename(second, first);
    await test.storage.rename("aside", second);
    return test;
  }

  it("are each what they are listed as, before a listing and after it", async () => {
    const vault = await (await exchanged(false)).open({ readOnly: true });
    expect(await readText(vault, `/${one}`)).toBe("of one");
    expect(await namesIn(vault, "/")).toEqual([one, other].sort());
    expect(await readText(vault, `/${one}`)).toBe("of one");
    expect(await readText(vault, `/${other}`)).toBe("of other");
  });

  it("are a file and a directory, and not each other's", async () => {
    const vault = await (await exchanged(true)).open({ readOnly: true });
    expect(await namesIn(vault, "/")).toEqual([one, `${other}/`].sort());
    expect(await readText(vault, `/${one}`)).toBe("of one");
    expect(await readText(vault, `/${other}/inside`)).toBe("of other");
  });

  it("are written, moved and removed without harm to the other", async () => {
    const test = await exchanged(false);
    const vault = await test.open();
    await writeFile(vault, `/${one}`, "new");
    expect(await readText(vault, `/${other}`)).toBe("of other");
    expect(await readText(vault, `/${one}`)).toBe("new");
    await vault.move(`/${one}`, "/short");
    expect(await namesIn(vault, "/")).toEqual([other, "short"].sort());
    await vault.removeFile(`/${other}`);
    expect(await namesIn(vault, "/")).toEqual(["short"]);
    expect(await readText(vault, "/short")).toBe("new");
    await vault.lock();
    expect(await namesIn(await test.open(), "/")).toEqual(["short"]);
  });

  it("are not replaced by a new file whose place the other has taken", async () => {
    const vault = await (await exchanged(false)).open();
    await vault.removeFile(`/${one}`);
    await expect(vault.stat(`/${one}`)).rejects.toEqual(failing("not-found", `/${one}`));
    await expect(writeFile(vault, `/${one}`, "again")).rejects.toEqual(
      failing("already-exists", `/${one}`),
    );
    expect(await readText(vault, `/${other}`)).toBe("of other");
  });
});
