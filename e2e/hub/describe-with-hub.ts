import { describe } from "vitest";
import { hasJwcrypto } from "./tokens.ts";

/** A suite whose Hub makes its tokens by another implementation than ours. */
export function describeWithHub(title: string, suite: () => void): void {
  if (hasJwcrypto) describe(title, suite);
  else describe.skip(`${title} [needs python3-jwcrypto]`, suite);
}
