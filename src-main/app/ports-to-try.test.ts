import { expect, it } from "vitest";
import { portsToTry } from "./ports-to-try.ts";

it("takes any port where nobody has chosen one", () => {
  expect(portsToTry(null, null)).toEqual([0]);
});

it("takes a vault's own port and no other, whatever the settings say", () => {
  expect(portsToTry(4711, null)).toEqual([4711]);
  expect(portsToTry(4711, 42_427)).toEqual([4711]);
});

it("looks for a free port from the one of the settings on, so that several vaults can be open", () => {
  const ports = portsToTry(null, 42_427);
  expect(ports.slice(0, 3)).toEqual([42_427, 42_428, 42_429]);
  expect(ports).toHaveLength(16);
});

it("ends with the last port there is", () => {
  expect(portsToTry(null, 65_534)).toEqual([65_534, 65_535]);
});
