import { describe, expect, it } from "vitest";
import { printable } from "../../src-shared/text/printable.ts";
import { recordedIo } from "../test-support/recorded-io.ts";
import { jsonLine, print } from "./print.ts";

describe("a name shown to people", () => {
  it.each([
    ["plain ü 🔑.txt", "plain ü 🔑.txt"],
    ["red\u001b[31m", "red\\u001b[31m"],
    ["two\nlines\r", "two\\u000alines\\u000d"],
    ["txt.\u202eexe", "txt.\\u202eexe"],
    ["c1\u009b31m", "c1\\u009b31m"],
  ])("%j becomes %j, so that it cannot steer the terminal", (name, shown) => {
    expect(printable(name)).toBe(shown);
  });
});

describe("a JSON line", () => {
  it("is one line and holds no control character, yet reads back as it was", () => {
    const record = { path: "/a\n\u009b\u007f\u2028\u001b ü" };
    const line = jsonLine(record);
    expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(JSON.parse(line)).toEqual(record);
  });
});

describe("print", () => {
  it("prints the text for people and the object for programs", async () => {
    const people = recordedIo();
    await print(people, { a: 1 }, "one");
    expect(people.stdoutText()).toBe("one\n");
    const program = recordedIo({ json: true });
    await print(program, { a: 1 }, "one");
    expect(program.stdoutText()).toBe('{"a":1}\n');
  });

  it("tells people nothing where there is nothing to tell", async () => {
    const io = recordedIo();
    await print(io, {}, null);
    expect(io.stdoutText()).toBe("");
  });
});
