import { describe, expect, it } from "vitest";
import { judgeTrust, withoutTrust, withTrust } from "./judge-trust.ts";

const tuple = {
  api: "https://hub.example.com",
  login: "https://login.example.com",
  clientId: "cryptomator",
};
const other = { ...tuple, api: "https://other.example", login: "https://other.example" };
const taxes = "/cloud/Taxes";
const plans = "/cloud/Plans";
const trusted = withTrust([], tuple, taxes);

describe("trust in a Hub server", () => {
  it("is not there before the user has said so", () => {
    expect(judgeTrust([], tuple, taxes)).toEqual({ kind: "unknown", before: null });
  });

  it("is said once, for every vault of that server", () => {
    expect(judgeTrust(trusted, tuple, taxes)).toEqual({ kind: "trusted" });
    expect(judgeTrust(trusted, tuple, plans)).toEqual({ kind: "trusted" });
  });

  it.each([
    ["login", { ...tuple, login: "https://evil.example" }],
    ["clientId", { ...tuple, clientId: "other" }],
    ["api", { ...tuple, api: "https://evil.example" }],
  ])("is asked for again when another %s is named, and what was before is told", (_, changed) => {
    expect(judgeTrust(trusted, changed, taxes)).toEqual({ kind: "unknown", before: tuple });
  });

  it("is asked for again when a vault names another server that is trusted for others", () => {
    const both = withTrust(trusted, other, plans);
    expect(judgeTrust(both, other, plans)).toEqual({ kind: "trusted" });
    expect(judgeTrust(both, other, taxes)).toEqual({ kind: "unknown", before: tuple });
  });

  it("moves with a vault whose new server the user has agreed to", () => {
    const moved = withTrust(trusted, other, taxes);
    expect(judgeTrust(moved, other, taxes)).toEqual({ kind: "trusted" });
    expect(judgeTrust(moved, tuple, taxes)).toEqual({ kind: "unknown", before: other });
  });

  it("can be taken back", () => {
    expect(judgeTrust(withoutTrust(trusted, tuple), tuple, taxes)).toEqual({
      kind: "unknown",
      before: null,
    });
  });
});
