import { describe, expect, it } from "vitest";
import type { Address } from "./address.ts";
import { passGate } from "./gate.ts";
import { makeLogin } from "./login/login.ts";

const address: Address = { authority: "127.0.0.1:4711", secret: "s3cr3t", name: "v" };
const login = makeLogin({ random: (bytes) => new Uint8Array(bytes), now: Date.now });
const credentials = Buffer.from(`${login.username}:${login.password}`).toString("base64");
const good = { host: "127.0.0.1:4711", authorization: `Basic ${credentials}` };

function pass(headers: Record<string, string | undefined>, url = "/s3cr3t/v/a", method = "GET") {
  return passGate({ method, url, headers: { ...good, ...headers } }, address, login);
}

describe("the gate", () => {
  it("lets a request with address and login through", () => {
    expect(pass({})).toMatchObject({ kind: "target", target: { path: "/a" } });
  });

  it.each([
    [{ "content-length": "4", "transfer-encoding": "chunked" }, 400],
    [{ "transfer-encoding": "gzip, chunked" }, 501],
    [{ "transfer-encoding": "identity" }, 501],
    [{ host: undefined }, 421],
    [{ host: "localhost:4712" }, 421],
    [{ host: "localhost" }, 421],
    [{ host: "localhost.evil.example:4711" }, 421],
    [{ host: "evil.example:4711" }, 421],
    [{ host: "127.0.0.1" }, 421],
    [{ origin: "http://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "http://127.0.0.1:9999" }, 403],
    [{ origin: "http://localhost:9999" }, 403],
    [{ host: "localhost:4711", origin: "http://localhost:9999" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
  ])("refuses %o with %i", (headers, status) => {
    expect(pass(headers)).toEqual({ kind: "refuse", status });
  });

  it.each([
    [{ "transfer-encoding": "chunked" }],
    [{ origin: "http://127.0.0.1:4711" }],
    [{ host: "localhost:4711" }],
    [{ host: "LocalHost:4711" }],
    [{ "sec-fetch-site": "none" }],
    [{ "sec-fetch-site": "same-origin" }],
  ])("has nothing against %o", (headers) => {
    expect(pass(headers).kind).toBe("target");
  });

  it("refuses a malformed address even without a login, and an unknown one without asking for it", () => {
    const nobody = { authorization: undefined };
    expect(pass(nobody, "/s3cr3t/v/%ff")).toEqual({ kind: "refuse", status: 400 });
    expect(pass(nobody, "/s3cr3u/v/a")).toEqual({ kind: "refuse", status: 404 });
    expect(pass(nobody, "/")).toEqual({ kind: "refuse", status: 404 });
  });

  it("asks for the login before it says anything of what is there", () => {
    expect(pass({ authorization: undefined })).toEqual({ kind: "ask-login", isStale: false });
    expect(pass({ authorization: "Basic x" })).toEqual({ kind: "ask-login", isStale: false });
  });

  it("lets who has a login see that the folders above the share are there, and do nothing with them", () => {
    for (const href of ["/", "/s3cr3t", "/s3cr3t/"]) {
      expect(pass({}, href, "PROPFIND")).toEqual({ kind: "above", href });
      expect(pass({ authorization: undefined }, href, "PROPFIND").kind).toBe("ask-login");
      expect(pass({}, href, "GET")).toEqual({ kind: "refuse", status: 404 });
      expect(pass({}, href, "DELETE")).toEqual({ kind: "refuse", status: 404 });
    }
    for (const href of ["/s3cr3u", "/s3cr3t/w", "/s3cr3u/v"]) {
      expect(pass({}, href, "PROPFIND")).toEqual({ kind: "refuse", status: 404 });
    }
  });

  it("greets whoever asks the root what it is", () => {
    expect(pass({ authorization: undefined }, "/", "OPTIONS")).toEqual({ kind: "greet" });
    expect(pass({ authorization: undefined }, "*", "OPTIONS")).toEqual({ kind: "greet" });
    expect(pass({ authorization: undefined }, "/s3cr3t/v/", "OPTIONS").kind).toBe("ask-login");
  });
});
