import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordedIo } from "../test-support/recorded-io.ts";
import type { PasswordOptions } from "./password-source.ts";
import { readNewPassword, readPassword } from "./read-password.ts";
import { UsageError } from "./usage-error.ts";

const none: PasswordOptions = {
  "password-stdin": false,
  "password-env": undefined,
  "password-file": undefined,
  "password-command": undefined,
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-password-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fromFile(content: string | Uint8Array): Promise<Uint8Array> {
  const path = join(folder, "secret");
  await writeFile(path, content);
  return readPassword({ ...none, "password-file": path }, "v", recordedIo());
}

describe("the whole content is the password", () => {
  it.each([
    ["secret", "secret"],
    ["secret\n", "secret"],
    ["secret\r\n", "secret"],
    ["secret\n\n", "secret\n"],
    ["secret\r", "secret\r"],
    ["two\nlines\n", "two\nlines"],
    [" secret \t\n", " secret \t"],
    ["\ufeffsecret", "\ufeffsecret"],
    ["", ""],
  ])("%j gives %j", async (content, password) => {
    expect(new Uint8Array(await fromFile(content))).toEqual(utf8(password));
    const io = recordedIo({ input: content });
    const read = await readPassword({ ...none, "password-stdin": true }, "v", io);
    expect(new Uint8Array(read)).toEqual(utf8(password));
  });

  it("of a command is what it prints", async () => {
    const options = { ...none, "password-command": "printf 'se cret\\n'" };
    expect(new Uint8Array(await readPassword(options, "v", recordedIo()))).toEqual(utf8("se cret"));
  });

  it("is brought to NFC", async () => {
    const options = { ...none, "password-env": "P" };
    const io = recordedIo({ env: { P: "pa\u0308ss" } });
    expect(new Uint8Array(await readPassword(options, "v", io))).toEqual(utf8("p\u00e4ss"));
  });
});

describe("it is a wrong call", () => {
  it("to pass the password twice", async () => {
    const options = { ...none, "password-stdin": true, "password-env": "P" };
    await expect(readPassword(options, "v", recordedIo())).rejects.toThrow(
      "“--password-stdin” and “--password-env”",
    );
  });

  it("to pass none where there is no terminal, and the sentence names the ways", async () => {
    await expect(readPassword(none, "v", recordedIo())).rejects.toThrow(
      /--password-stdin.*--password-env NAME.*--password-file FILE.*--password-command CMD/,
    );
  });

  it("to name a variable that is not set", async () => {
    await expect(
      readPassword({ ...none, "password-env": "NOT_SET" }, "v", recordedIo()),
    ).rejects.toThrow("“NOT_SET” is not set");
  });

  it("to name a command that fails, whatever it printed", async () => {
    const options = { ...none, "password-command": "echo secret; exit 3" };
    await expect(readPassword(options, "v", recordedIo())).rejects.toThrow("(3)");
  });

  it("to pass bytes that are no text", async () => {
    await expect(fromFile(new Uint8Array([0xff, 0xfe]))).rejects.toThrow(UsageError);
  });

  it("to pass something endless", async () => {
    await expect(
      readPassword({ ...none, "password-file": "/dev/zero" }, "v", recordedIo()),
    ).rejects.toThrow("longer than 1 MiB");
  });
});

it("says which password file is not there", async () => {
  const path = join(folder, "nowhere");
  await expect(
    readPassword({ ...none, "password-file": path }, "v", recordedIo()),
  ).rejects.toMatchObject({ failure: { kind: "local-not-found", path } });
});

describe("a new password", () => {
  const options = { ...none, "password-env": "P" };

  it.each(["1234567", "", "pa\u0308ssw\u00f6r"])(
    "of less than 8 characters (%j) is refused",
    async (P) => {
      await expect(readNewPassword(options, "v", recordedIo({ env: { P } }))).rejects.toMatchObject(
        {
          failure: { kind: "password-too-short", minimum: 8 },
        },
      );
    },
  );

  it("of 8 characters is taken, however many bytes they are", async () => {
    const io = recordedIo({ env: { P: "pässwörd" } });
    expect(new Uint8Array(await readNewPassword(options, "v", io))).toEqual(utf8("pässwörd"));
    const keys = recordedIo({ env: { P: "🔑🔑🔑🔑🔑🔑🔑" } });
    await expect(readNewPassword(options, "v", keys)).rejects.toThrow();
  });
});
