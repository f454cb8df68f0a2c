import { describe, expect, it } from "vitest";
import { reasonOf } from "../test-support/hub-reason.ts";
import { type Fetch, hubHttp } from "./http.ts";

const url = new URL("https://hub.example/api/config");
const never = new AbortController().signal;
const failing =
  (error: Error): Fetch =>
  () =>
    Promise.reject(error);
const by = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("tls"), { code }) });

describe("a request to a server", () => {
  it("follows no redirect, and carries no cookies", async () => {
    let asked: Parameters<Fetch>[1] | null = null;
    const http = hubHttp((_, init) => {
      asked = init;
      return Promise.resolve(new Response("{}"));
    });
    expect(await http({ url }, never)).toEqual({ status: 200, text: "{}", json: {} });
    expect(asked).toMatchObject({ redirect: "manual", credentials: "omit", cache: "no-store" });
  });

  it.each([
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("says that the certificate is not trusted: %s", async (code) => {
    expect(await reasonOf(hubHttp(failing(by(code)))({ url }, never))).toBe("certificate");
  });

  it.each(["net::ERR_CERT_AUTHORITY_INVALID", "net::ERR_CERT_DATE_INVALID"])(
    "says so in the words of Chromium too: %s",
    async (message) => {
      const http = hubHttp(failing(new Error(message)));
      expect(await reasonOf(http({ url }, never))).toBe("certificate");
    },
  );

  it.each([
    by("ECONNREFUSED"),
    by("ENOTFOUND"),
    by("UND_ERR_SOCKET"),
    new Error("net::ERR_NAME_NOT_RESOLVED"),
  ])("says that the server is not there: %s", async (error) => {
    expect(await reasonOf(hubHttp(failing(error))({ url }, never))).toBe("hub-unreachable");
  });

  it("ends when the user has had enough, whatever the network says", async () => {
    const stop = new AbortController();
    stop.abort();
    const http = hubHttp(failing(by("CERT_HAS_EXPIRED")));
    expect(await reasonOf(http({ url }, stop.signal))).toBe("cancelled");
  });
});
