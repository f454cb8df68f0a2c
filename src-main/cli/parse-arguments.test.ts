import { describe, expect, it } from "vitest";
import { type CommandShape, parseArguments } from "./parse-arguments.ts";
import { UsageError } from "./usage-error.ts";

const cat: CommandShape = {
  name: "cat",
  operands: { VAULT: "one", PATH: "one" },
  options: ["offset", "cipher", "recursive", "password-env", "password-stdin"],
};
const rm: CommandShape = { name: "rm", operands: { VAULT: "one", PATH: "many" }, options: [] };
const ls: CommandShape = { name: "ls", operands: { VAULT: "one", PATH: "optional" }, options: [] };
const move: CommandShape = {
  name: "export",
  operands: { VAULT: "one", PATH: "many", DEST: "one" },
  options: [],
};

describe("operands", () => {
  it.each([
    [cat, ["v", "/a"], { VAULT: "v", PATH: "/a" }],
    [ls, ["v"], { VAULT: "v", PATH: undefined }],
    [ls, ["v", "/d"], { VAULT: "v", PATH: "/d" }],
    [rm, ["v", "/a", "/b", "/c"], { VAULT: "v", PATH: ["/a", "/b", "/c"] }],
    [move, ["v", "/a", "/b", "out"], { VAULT: "v", PATH: ["/a", "/b"], DEST: "out" }],
    [cat, ["v", "--", "--json"], { VAULT: "v", PATH: "--json" }],
    [cat, ["v", "-"], { VAULT: "v", PATH: "-" }],
  ])("of %o, %j are %o", (shape, words, operands) => {
    expect(parseArguments(shape, words).operands).toEqual(operands);
  });

  it.each([
    [cat, [], "VAULT is missing"],
    [cat, ["v"], "PATH is missing"],
    [rm, ["v"], "PATH is missing"],
    [move, ["v", "/a"], "PATH is missing"],
    [ls, ["v", "/a", "/b"], "“/b” is one argument too many"],
  ])("refuses for %o the words %j", (shape, words, message) => {
    expect(() => parseArguments(shape, words)).toThrow(UsageError);
    expect(() => parseArguments(shape, words)).toThrow(message);
  });

  it("need not be right when only the help is wanted", () => {
    expect(parseArguments(cat, ["--help"]).options).toMatchObject({ help: true });
  });
});

describe("options", () => {
  it("may stand anywhere, with the value as its own word or after an equals sign", () => {
    const before = parseArguments(cat, ["--offset", "7", "v", "/a", "--cipher=SIV_GCM"]);
    expect(before.options).toMatchObject({ offset: 7, cipher: "SIV_GCM" });
    const after = parseArguments(cat, ["v", "/a", "--offset=7", "--cipher", "SIV_GCM"]);
    expect(after).toEqual(before);
  });

  it("that are not given are false or undefined", () => {
    expect(parseArguments(cat, ["v", "/a"]).options).toMatchObject({
      recursive: false,
      json: false,
      offset: undefined,
      "password-env": undefined,
    });
  });

  it("have a short form where the table names one", () => {
    expect(parseArguments(cat, ["v", "-r", "/a"]).options["recursive"]).toBe(true);
  });

  it("take a value that begins with a dash only after an equals sign", () => {
    expect(() => parseArguments(cat, ["v", "/a", "--password-env", "-x"])).toThrow(
      /--password-env=/,
    );
    const parsed = parseArguments(cat, ["v", "/a", "--password-env=-x"]);
    expect(parsed.options["password-env"]).toBe("-x");
  });

  it.each([
    [["--ofset", "7"], "“--ofset” is not an option of “cat”"],
    [["-x"], "“-x” is not an option"],
    [["--digest"], "“--digest” is not an option of “cat”"],
    [["--offset"], "“--offset” needs a value"],
    [["--offset", "--json"], "“--offset” needs a value"],
    [["--json=yes"], "“--json” takes no value"],
    [["--json", "--json"], "“--json” is given twice"],
    [["--offset", "1", "--offset", "2"], "“--offset” is given twice"],
    [["--offset", "1.5"], "a whole number of 0 or more, not “1.5”"],
    [["--offset", "1e3"], "not “1e3”"],
    [["--offset=-1"], "not “-1”"],
    [["--offset", "99999999999999999"], "not “99999999999999999”"],
    [["--cipher", "ROT13"], "“--cipher” takes SIV_GCM or SIV_CTRMAC, not “ROT13”"],
  ])("are refused as %j", (words, message) => {
    const parse = (): unknown => parseArguments(cat, ["v", "/a", ...words]);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
  });
});

describe("an option whose value may be left out", () => {
  const serve: CommandShape = {
    name: "serve",
    operands: { VAULT: "one" },
    options: ["mount", "read-only"],
  };

  it.each([
    [["v"], undefined],
    [["v", "--mount"], ""],
    [["v", "--mount", "/mnt"], "/mnt"],
    [["v", "--mount", "--read-only"], ""],
    [["v", "--mount=/mnt"], "/mnt"],
    [["v", "--mount=-odd"], "-odd"],
    // VAULT has to be there first.
    [["--mount", "v"], ""],
    [["--mount", "v", "/mnt"], "/mnt"],
  ])("is for %j %j", (words, value) => {
    const { operands, options } = parseArguments(serve, words);
    expect([operands["VAULT"], options["mount"]]).toEqual(["v", value]);
  });

  it.each([
    [["v", "--mount", "/a", "/b"], "“/b” is one argument too many"],
    [["v", "--mount", "--mount"], "--mount"],
  ])("refuses %j", (words, message) => {
    expect(() => parseArguments(serve, words)).toThrow(message);
  });
});
