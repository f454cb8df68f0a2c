import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Failure } from "../../src-shared/failure.ts";
import { exitCode } from "./exit-code.ts";

const kinds = Failure.options.map((option) => option.shape.kind.value);

it("gives every failure a code that docs/cli.md explains", () => {
  const contract = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
  const explained = [...contract.matchAll(/\| (\d+) \| /g)].map(([, code]) => Number(code));
  expect(explained).toContain(23);
  for (const kind of kinds) {
    // Only the kind decides.
    expect(explained).toContain(exitCode({ kind } as Failure));
  }
});

it("never says that a failure was a success", () => {
  for (const kind of kinds) expect(exitCode({ kind } as Failure)).toBeGreaterThan(0);
});
