import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Address, parseReference, parseTarget, shareName, urlOf } from "./address.ts";

const address: Address = { authority: "127.0.0.1:4711", secret: "s3cr3t", name: "Tax 2026" };
const prefix = "/s3cr3t/Tax%202026";

describe("parseTarget", () => {
  it.each([
    ["", "/", prefix, false],
    ["/", "/", prefix, true],
    ["/a", "/a", `${prefix}/a`, false],
    ["/a/b/", "/a/b", `${prefix}/a/b`, true],
    ["/%61%2eb", "/a.b", `${prefix}/a.b`, false],
    ["/a%20%23%3f%25%5c", "/a #?%\\", `${prefix}/a%20%23%3F%25%5C`, false],
    ["/%01", "/\u0001", `${prefix}/%01`, false],
    ["/%F0%9F%98%80", "/😀", `${prefix}/%F0%9F%98%80`, false],
    [
      '/[a]{b}|c^d`"e"<f>',
      '/[a]{b}|c^d`"e"<f>',
      `${prefix}/%5Ba%5D%7Bb%7D%7Cc%5Ed%60%22e%22%3Cf%3E`,
      false,
    ],
    // NFD as macOS sends it: NFC in the vault, but the client gets its own spelling back.
    ["/u%CC%88", "/ü", `${prefix}/u%CC%88`, false],
    ["/...", "/...", `${prefix}/...`, false],
  ])("%s is %s", (rest, path, href, hasSlash) => {
    expect(parseTarget(prefix + rest, address)).toEqual({ path, href, hasSlash });
  });

  it.each([
    "/%ff",
    "/%",
    "/%zz",
    "/%c0%af",
    "/%ed%a0%80",
    "/a%00",
    "/a%2fb",
    "/a//b",
    "//",
    "/./a",
    "/a/..",
    "/%2e%2e/a",
    "/a#b",
    "/a?b",
    "/a\\b",
    "/a b",
    "/a\u00fc",
  ])("%s is malformed", (rest) => {
    expect(parseTarget(prefix + rest, address)).toBe("malformed");
  });

  it.each(["*", "", "a", "http://127.0.0.1:4711/"])("%j is no path and so malformed", (raw) => {
    expect(parseTarget(raw, address)).toBe("malformed");
  });

  it.each([
    "/",
    "/s3cr3t",
    "/s3cr3t/",
    "/s3cr3t/Tax",
    "/s3cr3u/Tax%202026/a",
    "/Tax%202026/s3cr3t",
  ])("%s is elsewhere", (raw) => {
    expect(parseTarget(raw, address)).toBe("elsewhere");
  });

  it("finds every name again by the address it was given", () => {
    const anyName = fc
      .string({ unit: "binary", minLength: 1 })
      .filter((name) => !/[/\0]|\p{Surrogate}|^\.{1,2}$/u.test(name));
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1 }), (names) => {
        const href = [prefix, ...names.map(encodeURIComponent)].join("/");
        const target = parseTarget(href, address);
        expect(target).toMatchObject({ path: `/${names.join("/")}`.normalize("NFC") });
        if (typeof target === "object") expect(parseTarget(target.href, address)).toEqual(target);
      }),
    );
  });
});

describe("parseReference", () => {
  it.each([
    [`http://127.0.0.1:4711${prefix}/a`, "/a"],
    [`http://localhost:4711${prefix}/a`, "/a"],
    [`HTTP://127.0.0.1:4711${prefix}/a/`, "/a"],
    [` ${prefix}/a `, "/a"],
  ])("%s is %s", (text, path) => {
    expect(parseReference(text, address)).toMatchObject({ path });
  });

  it.each([
    ["http://127.0.0.1:4711", "elsewhere"],
    [`https://127.0.0.1:4711${prefix}/a`, "elsewhere"],
    [`http://127.0.0.1:4712${prefix}/a`, "elsewhere"],
    [`http://localhost:4712${prefix}/a`, "elsewhere"],
    [`http://evil@127.0.0.1:4711${prefix}/a`, "elsewhere"],
    [`http://example.org${prefix}/a`, "elsewhere"],
    ["http://127.0.0.1:4711/other/x", "elsewhere"],
    [`http://127.0.0.1:4711${prefix}/%ff`, "malformed"],
    [`http://127.0.0.1:4711${prefix}/a?b`, "malformed"],
    ["http://", "elsewhere"],
    ["a", "malformed"],
    ["", "malformed"],
  ])("%s is %s", (text, fault) => {
    expect(parseReference(text, address)).toBe(fault);
  });
});

describe("shareName", () => {
  it.each([
    ["Tax 2026", "Tax 2026"],
    ["a/b\\c:d?", "a_b_c_d_"],
    ["..", "vault"],
    ["Taxes. ", "Taxes"],
    ["", "vault"],
    [" ", "vault"],
    ["u\u0308", "ü"],
  ])("of %j is %j", (wished, name) => {
    expect(shareName(wished)).toBe(name);
  });
});

it("hands out an address that it understands", () => {
  expect(urlOf(address)).toBe("http://127.0.0.1:4711/s3cr3t/Tax%202026/");
  expect(parseReference(urlOf(address), address)).toMatchObject({ path: "/" });
});
