import { describe, expect, it } from "vitest";
import { hubVectors } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { readCompactToken } from "./compact-token.ts";
import { parseHubClaim } from "./hub-claim.ts";

const claim = {
  clientId: "cryptomator",
  authEndpoint: "https://hub.example.com/kc/realms/cryptomator/protocol/openid-connect/auth",
  tokenEndpoint: "https://hub.example.com/kc/realms/cryptomator/protocol/openid-connect/token",
  authSuccessUrl: "https://hub.example.com/app/unlock-success?vault=1",
  authErrorUrl: "https://hub.example.com/app/unlock-error?vault=1",
  apiBaseUrl: "https://hub.example.com/api/",
  devicesResourceUrl: "https://hub.example.com/api/devices/",
};

describe("what a vault says about its Hub", () => {
  it("is read as it was written", () => {
    expect(parseHubClaim(claim)).toEqual(claim);
  });

  it("may lack the addresses that are newer or older than the vault", () => {
    const { apiBaseUrl: _, ...old } = claim;
    expect(parseHubClaim({ ...old, devicesResourceUrl: null })).toEqual({
      ...claim,
      apiBaseUrl: null,
      devicesResourceUrl: null,
    });
  });

  it("may hold members that we do not know", () => {
    expect(parseHubClaim({ ...claim, unknownField: 42, "next.version": {} })).toEqual(claim);
  });

  it.each([
    ["is missing", undefined],
    ["is null", null],
    ["is text", "https://hub.example.com"],
    ["is a list", [claim]],
    ["names no client", { ...claim, clientId: undefined }],
    ["has an empty client", { ...claim, clientId: "" }],
    ["has a number as client", { ...claim, clientId: 42 }],
    ["has a number as address", { ...claim, apiBaseUrl: 42 }],
    ["has a list of addresses", { ...claim, tokenEndpoint: [claim.tokenEndpoint] }],
  ])("is refused if it %s", (_, value) => {
    expect(() => parseHubClaim(value)).toThrow(
      expect.objectContaining({ name: "TokenError", problem: "malformed" }),
    );
  });
});

describeWithShared("the published vault configuration with a Hub", () => {
  it.each(hubVectors().vaultConfigHeader)("is read: $jwt", (vector) => {
    const { header } = readCompactToken(vector.jwt, 3);
    expect(header["kid"]).toBe(vector.expect.kid);
    expect(parseHubClaim(header["hub"]).clientId).toBe(vector.expect["hub.clientId"]);
  });
});
