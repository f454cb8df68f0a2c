import { describe, expect, it } from "vitest";
import { reasonIn } from "../../test-support/hub-reason.ts";
import { hubVaultOf } from "./hub-vault.ts";

const keyId = "hub+https://hub.example.com/api/vaults/6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10";
const realm = "https://login.example.com/kc/realms/cryptomator/protocol/openid-connect";
const hubClaim = {
  clientId: "cryptomator",
  authEndpoint: `${realm}/auth`,
  tokenEndpoint: `${realm}/token`,
  authSuccessUrl: "https://hub.example.com/app/unlock-success?vault=1",
  authErrorUrl: "https://hub.example.com/app/unlock-error?vault=1",
  apiBaseUrl: "https://hub.example.com/api/",
  devicesResourceUrl: "https://hub.example.com/api/devices/",
};

const of = (more: object = {}, id = keyId) =>
  hubVaultOf({ keyId: id, hubClaim: { ...hubClaim, ...more } });

/** The claim with the one host that stands for the API replaced everywhere. */
function moved(from: string, to: string, id = keyId.replace(from, to)) {
  const claim = Object.entries(hubClaim).map(([name, value]) => [name, value.replace(from, to)]);
  return hubVaultOf({ keyId: id, hubClaim: Object.fromEntries(claim) });
}

describe("the Hub of a vault", () => {
  it("is what the configuration says, where it says the same everywhere", () => {
    const hub = of();
    expect(hub).toMatchObject({ host: "hub.example.com", vaultId: keyId.slice(-36) });
    expect(hub.tuple).toEqual({
      api: "https://hub.example.com",
      login: "https://login.example.com",
      clientId: "cryptomator",
    });
    expect(hub.api.href).toBe("https://hub.example.com/api/");
    expect(hub.successPage?.href).toBe(hubClaim.authSuccessUrl);
  });

  it.each([
    ["without the slash at the end of the API", of({ apiBaseUrl: "https://hub.example.com/api" })],
    ["as vaults before Hub 1.3 say it", of({ apiBaseUrl: undefined })],
    ["without the old address", of({ devicesResourceUrl: null })],
    ["with members that nobody knows", of({ unknownField: 42 })],
    ["with the port that is understood", of({ apiBaseUrl: "https://hub.example.com:443/api/" })],
    ["with a host in capitals", of({ apiBaseUrl: "https://HUB.example.com/api/" })],
  ])("is found %s", (_, hub) => {
    expect(hub.api.href).toBe("https://hub.example.com/api/");
  });

  it("may lie below a path, and on another port", () => {
    expect(moved("https://hub.example.com", "https://example.com:8443/hub").api.href).toBe(
      "https://example.com:8443/hub/api/",
    );
  });

  it("may be on this computer, without encryption", () => {
    expect(moved("https://hub.example.com", "http://localhost:8080").tuple.api).toBe(
      "http://localhost:8080",
    );
  });

  it.each([
    ["http", "http://hub.example.com"],
    ["http by a number", "http://127.0.0.1:8080"],
    ["http to a host that begins like this computer", "http://localhost.example.com"],
    ["a user name that looks like a host", "https://hub.example.com@evil.example"],
    ["a user name", "https://me@hub.example.com"],
    ["a backslash", "https://evil.example\\hub.example.com"],
    ["a tab in the host", "https://hub.exa\tmple.com"],
    ["a host in mixed scripts", "https://hub.examрle.com"],
    ["a path out of the path", "https://hub.example.com/a/.."],
    ["a path that is hidden by percents", "https://hub.example.com/%2e%2e"],
    ["another scheme", "ftp://hub.example.com"],
  ])("is refused where its address has %s", (_, address) => {
    expect(reasonIn(() => of({ apiBaseUrl: `${address}/api/` }))).toBe("address-unsafe");
  });

  it.each([
    "authEndpoint",
    "tokenEndpoint",
    "authSuccessUrl",
    "authErrorUrl",
    "devicesResourceUrl",
  ])("is refused where %s is not encrypted or is a script", (member) => {
    for (const address of ["http://hub.example.com/x", "javascript:alert(1)", "file:///etc"]) {
      expect(reasonIn(() => of({ [member]: address }))).toBe("address-unsafe");
    }
  });

  it.each(["tokenEndpoint", "authSuccessUrl", "authErrorUrl", "devicesResourceUrl"])(
    "is refused where %s is at a server of its own",
    (member) => {
      const address = "https://evil.example/api/devices/";
      expect(reasonIn(() => of({ [member]: address }))).toBe("address-mixed");
    },
  );

  it.each(["authEndpoint", "tokenEndpoint"])("is refused without %s", (member) => {
    expect(reasonIn(() => of({ [member]: null }))).toBe("address-incomplete");
  });

  it("is refused without any address, and without a claim", () => {
    expect(reasonIn(() => of({ apiBaseUrl: null, devicesResourceUrl: null }))).toBe(
      "address-incomplete",
    );
    expect(reasonIn(() => hubVaultOf({ keyId, hubClaim: undefined }))).toBe("address-incomplete");
  });

  it.each([
    ["another host", "hub+https://evil.example/api/vaults/1"],
    ["another path", "hub+https://hub.example.com/other/vaults/1"],
    ["another scheme", "hub+http://localhost/api/vaults/1"],
    ["another port", "hub+https://hub.example.com:8443/api/vaults/1"],
    ["a vault with a path in it", "hub+https://hub.example.com/api/vaults/1/../2"],
    ["a vault with a question", "hub+https://hub.example.com/api/vaults/1?a=b"],
    ["no vault", "hub+https://hub.example.com/api/vaults/"],
    ["something after the vault", "hub+https://hub.example.com/api/vaults/1/"],
  ])("is refused where the name of the key has %s", (_, id) => {
    expect(reasonIn(() => of({}, id))).toMatch(/^address-(of-another-vault|unsafe)$/);
  });

  it.each([
    "https://hub.example.com/api/users/me/reset",
    "https://hub.example.com/app/../logout",
    "https://hub.example.com/application/unlock",
  ])("sends the browser to pages of the Hub only, so not to %s", (address) => {
    const pageOrNull = (() => {
      try {
        return of({ authSuccessUrl: address }).successPage;
      } catch {
        return null;
      }
    })();
    expect(pageOrNull).toBeNull();
  });
});
