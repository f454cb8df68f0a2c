import { describe, expect, it } from "vitest";
import { processorMs } from "../../test-support/processor-time.ts";
import { parseIfHeader, submittedTokens } from "./if-header.ts";

const token = (value: string, isNegated = false) => ({ kind: "token", value, isNegated });
const etag = (value: string, isNegated = false) => ({ kind: "etag", value, isNegated });

describe("parseIfHeader", () => {
  it.each([
    ["(<urn:a>)", [{ resource: null, conditions: [token("urn:a")] }]],
    ['(<urn:a> ["x"])', [{ resource: null, conditions: [token("urn:a"), etag('"x"')] }]],
    ['([W/"x y"])', [{ resource: null, conditions: [etag('W/"x y"')] }]],
    [
      "(<urn:a>) (Not <DAV:no-lock>)",
      [
        { resource: null, conditions: [token("urn:a")] },
        { resource: null, conditions: [token("DAV:no-lock", true)] },
      ],
    ],
    ["(not<urn:a>)", [{ resource: null, conditions: [token("urn:a", true)] }]],
    ['(Not["x"])', [{ resource: null, conditions: [etag('"x"', true)] }]],
    [
      '<http://h/x> (<urn:a>)(["e"]) <http://h/y>(<urn:b>)',
      [
        { resource: "http://h/x", conditions: [token("urn:a")] },
        { resource: "http://h/x", conditions: [etag('"e"')] },
        { resource: "http://h/y", conditions: [token("urn:b")] },
      ],
    ],
  ])("reads %s", (header, lists) => {
    expect(parseIfHeader(header)).toEqual(lists);
  });

  it.each([
    "",
    "   ",
    "()",
    "(",
    "(<urn:a>",
    "<urn:a>",
    "<http://h/x>",
    "<http://h/x> <http://h/y> (<urn:a>)",
    "(<urn:a>) <http://h/x> (<urn:b>)",
    "(Not)",
    "(Not Not <urn:a>)",
    "(<urn:a>))",
    "(<>)",
    "(urn:a)",
    '(["x)',
    '(["x"<urn:a>])',
    "(Nothing <urn:a>)",
    "\u0000",
    "(<urn:a>)x",
  ])("refuses %j", (header) => {
    expect(() => parseIfHeader(header)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it("refuses more lists than any client sends", () => {
    expect(() => parseIfHeader("(<urn:a>)".repeat(65))).toThrow();
  });

  it("takes time in proportion to the header", async () => {
    const ms = await processorMs(() => {
      expect(() => parseIfHeader(`(${"<a>".repeat(5000)}`)).toThrow();
      expect(() => parseIfHeader(" ".repeat(15_000))).toThrow();
      expect(() => parseIfHeader(`(${"Not ".repeat(4000)}`)).toThrow();
    });
    expect(ms).toBeLessThan(500);
  });
});

it("a token under Not is not submitted", () => {
  const lists = parseIfHeader('(<urn:a> Not <urn:b>) (["x"] <urn:c>)');
  expect([...submittedTokens(lists)].sort()).toEqual(["urn:a", "urn:c"]);
});
