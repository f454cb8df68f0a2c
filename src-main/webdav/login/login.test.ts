import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { processorMs } from "../../test-support/processor-time.ts";
import { parseAuthParams } from "./auth-params.ts";
import { digest } from "./digest.ts";
import { makeLogin } from "./login.ts";
import { Nonces } from "./nonces.ts";
import { isSameText } from "./same-text.ts";

/** A world whose randomness counts up and whose clock is turned by hand. */
function world() {
  let drawn = 0;
  const clock = { ms: 1_700_000_000_000 };
  return {
    clock,
    random: (bytes: number) => Uint8Array.from({ length: bytes }, () => drawn++ % 256),
    now: () => clock.ms,
  };
}

const request = { method: "PROPFIND", url: "/secret/vault/" };
type Algorithm = "SHA-256" | "MD5";

/** What a client answers to a challenge. */
function sign(
  login: ReturnType<typeof makeLogin>,
  nonce: string,
  changes: Record<string, string> = {},
) {
  const params = {
    algorithm: "SHA-256",
    username: login.username,
    realm: "Latchkey",
    nonce,
    uri: request.url,
    qop: "auth",
    nc: "00000001",
    cnonce: "c",
    password: login.password,
    ...changes,
  };
  const hash = (text: string) =>
    createHash(params.algorithm === "MD5" ? "md5" : "sha256")
      .update(text)
      .digest("hex");
  const secret = hash(`${params.username}:${params.realm}:${params.password}`);
  const what = hash(`${request.method}:${params.uri}`);
  const response = hash(`${secret}:${nonce}:${params.nc}:${params.cnonce}:${params.qop}:${what}`);
  const authorization = `Digest username="${params.username}", realm="${params.realm}", nonce="${nonce}", uri="${params.uri}", algorithm=${params.algorithm}, qop=${params.qop}, nc=${params.nc}, cnonce="${params.cnonce}", response="${response}"`;
  return { ...request, authorization };
}

function nonceOf(challenges: readonly string[], algorithm: Algorithm): string {
  const challenge = challenges.find((text) => text.includes(`algorithm=${algorithm},`)) ?? "";
  return parseAuthParams(challenge.replace(/^Digest /, ""))?.get("nonce") ?? "";
}

describe("Basic", () => {
  const basic = (text: string) => ({
    ...request,
    authorization: `Basic ${Buffer.from(text).toString("base64")}`,
  });

  it("takes the right name and password and nothing else", () => {
    const login = makeLogin(world());
    const { username, password } = login;
    expect(login.check(basic(`${username}:${password}`))).toBe("accepted");
    expect(login.check(basic(`${username}:${password}x`))).toBe("refused");
    expect(login.check(basic(`${username}:${password.slice(1)}`))).toBe("refused");
    expect(login.check(basic(`x:${password}`))).toBe("refused");
    expect(login.check(basic(""))).toBe("refused");
  });

  it.each([undefined, "", "Basic", "Basic ", "Bearer x", "Basic %%%", "x", " "])(
    "%j is refused",
    (authorization) => {
      expect(makeLogin(world()).check({ ...request, authorization })).toBe("refused");
    },
  );

  it.each([0xf8, 0xfb, 0xff])(
    "draws no password that a program takes for an option: %i",
    (byte) => {
      const { password } = makeLogin({
        ...world(),
        random: (length) => new Uint8Array(length).fill(byte),
      });
      expect(password).toMatch(/^[0-9a-f]+$/);
    },
  );

  it("draws a password of at least 128 bits, another one each time", () => {
    const shared = world();
    const one = makeLogin(shared).password;
    expect(Buffer.from(one, "hex").length).toBeGreaterThanOrEqual(16);
    expect(makeLogin(shared).password).not.toBe(one);
  });
});

describe("Digest", () => {
  it.each(["SHA-256", "MD5"] as const)("takes an answer by %s, each count once", (algorithm) => {
    const login = makeLogin(world());
    const nonce = nonceOf(login.challenges(false), algorithm);
    const first = sign(login, nonce, { algorithm });
    expect(login.check(first)).toBe("accepted");
    expect(login.check(first)).toBe("stale");
    expect(login.check(sign(login, nonce, { algorithm, nc: "00000002" }))).toBe("accepted");
  });

  it("takes counts that arrive out of order, and none twice", () => {
    const login = makeLogin(world());
    const nonce = nonceOf(login.challenges(false), "SHA-256");
    const check = (nc: number) =>
      login.check(sign(login, nonce, { nc: nc.toString(16).padStart(8, "0") }));
    expect([5, 3, 5, 3, 4, 40, 8, 9, 9].map(check)).toEqual([
      "accepted",
      "accepted",
      "stale",
      "stale",
      "accepted",
      "accepted",
      "stale",
      "accepted",
      "stale",
    ]);
  });

  it("lets a nonce die after an hour", () => {
    const outside = world();
    const login = makeLogin(outside);
    const nonce = nonceOf(login.challenges(false), "MD5");
    outside.clock.ms += 3_600_001;
    expect(login.check(sign(login, nonce, { algorithm: "MD5" }))).toBe("stale");
  });

  it("asks again, without blame, for a nonce that another share made", () => {
    const login = makeLogin(world());
    const foreign = new Nonces({ random: (bytes) => new Uint8Array(bytes), now: Date.now }).issue();
    expect(login.check(sign(login, foreign))).toBe("stale");
    expect(login.check(sign(login, "made-up"))).toBe("stale");
    expect(login.check(sign(login, ""))).toBe("stale");
  });

  it.each([
    ["a wrong password", { password: "guess" }],
    ["a wrong name", { username: "root" }],
    ["another realm", { realm: "Router" }],
    ["another address", { uri: "/secret/vault/other" }],
    ["no protection of the count", { qop: "" }],
    ["a malformed count", { nc: "1" }],
    ["an empty client nonce", { cnonce: "" }],
    ["an unknown algorithm", { algorithm: "SHA-512" }],
  ])("refuses %s", (_, changes) => {
    const login = makeLogin(world());
    const nonce = nonceOf(login.challenges(false), "SHA-256");
    expect(login.check(sign(login, nonce, changes))).toBe("refused");
  });

  it("refuses an answer that was made for another method", () => {
    const login = makeLogin(world());
    const answer = sign(login, nonceOf(login.challenges(false), "SHA-256"));
    expect(login.check({ ...answer, method: "DELETE" })).toBe("refused");
  });

  it("says in the challenge that only the nonce was at fault", () => {
    const login = makeLogin(world());
    expect(login.challenges(true).filter((text) => text.includes("stale=true"))).toHaveLength(2);
    expect(login.challenges(false).join()).not.toContain("stale");
  });

  // RFC 7616 §3.9.1
  it("computes the example of the standard", () => {
    const nonces = { issue: () => "", use: () => true }; // the example brings its own nonce
    const example = digest({
      realm: "http-auth@example.org",
      username: "Mufasa",
      password: "Circle of Life",
      nonces,
    });
    const params = (algorithm: string, response: string) =>
      `username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="${response}", opaque="x"`;
    const get = { method: "GET", url: "/dir/index.html" };
    expect(example.check(params("MD5", "8ca523f5e9506fed4657c9700eebdbec"), get)).toBe("accepted");
    expect(
      example.check(
        params("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
        get,
      ),
    ).toBe("accepted");
  });
});

describe("Nonces", () => {
  it("keeps the books of a thousand and takes none of the forgotten ones again", () => {
    const outside = world();
    const nonces = new Nonces(outside);
    const all = Array.from({ length: 1001 }, () => {
      outside.clock.ms += 1;
      return nonces.issue();
    });
    expect(all.map((nonce) => nonces.use(nonce, 1)).every(Boolean)).toBe(true);
    expect(nonces.use(all[0] ?? "", 1)).toBe(false);
    expect(nonces.use(all[0] ?? "", 2)).toBe(false);
    expect(nonces.use(all[1000] ?? "", 2)).toBe(true);
  });
});

describe("parseAuthParams", () => {
  it.each([
    ['a=1, b="x, \\"y\\" \\\\z" ,C=', { a: "1", b: 'x, "y" \\z', c: "" }],
    ["", {}],
    [",, a=1", { a: "1" }],
  ])("reads %s", (text, params) => {
    expect(Object.fromEntries(parseAuthParams(text) ?? [])).toEqual(params);
  });

  it.each(["a", "a=1 b=2", 'a="', "a=1, a=2", 'a="x"y', "=1"])("refuses %s", (text) => {
    expect(parseAuthParams(text)).toBeNull();
  });

  it("takes time in proportion to the header", async () => {
    const ms = await processorMs(() => {
      parseAuthParams(`a="${"\\".repeat(15_000)}`);
      parseAuthParams(",".repeat(15_000));
      parseAuthParams(`a=${" ".repeat(15_000)}x`);
      parseAuthParams("a".repeat(15_000));
    });
    expect(ms).toBeLessThan(500);
  });
});

it("isSameText compares texts of any length and any characters", () => {
  expect(isSameText("añ", "añ")).toBe(true);
  expect(isSameText("a", "ab")).toBe(false);
  expect(isSameText("\u0141", "A")).toBe(false);
  expect(isSameText("", "a")).toBe(false);
});
