/**
 * Known answers that other projects published, for tests only.
 *
 * They carry the licences of those projects, so they are not part of this
 * repository: they are read from `../shared/fixtures/vectors` beside it. Where
 * that folder is absent, the suites that need it are skipped by name, so that
 * a run says what it did not check.
 */

import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "vitest";

const folder = new URL("../../../shared/fixtures/vectors/", import.meta.url);

/**
 * The content of `<name>.json`, to be given its shape by a schema in the test.
 *
 * @returns null if the shared fixtures are not there
 */
export function sharedVectors(name: string): unknown {
  if (!existsSync(folder)) return null;
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}

/** A `describe` that is one skipped test where the shared fixtures are absent; `suite` is not run then. */
export function describeWithShared(name: string, suite: () => void): void {
  if (existsSync(folder)) describe(name, suite);
  else it.skip(`${name} [needs ../shared]`);
}
