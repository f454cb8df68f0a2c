import { expect, it } from "vitest";
import { ThresholdEvidence } from "./threshold-evidence.ts";

/** A name that is `length` characters long when it is encrypted: a multiple of 4. */
const nameOf = (length: number): string => "x".repeat(((length - 4) / 4) * 3 - 16);

it.each([
  ["nothing is known", [], [], 220],
  ["all names are short", [60, 100], [], 220],
  ["the usual threshold fits", [220], [224], 220],
  ["shorter names were shortened", [60], [100, 120], 99],
  ["longer names were not", [240], [], 240],
] as const)("takes a threshold that fits when %s", (_, inFull, shortened, likely) => {
  const evidence = new ThresholdEvidence();
  for (const length of inFull) evidence.add(nameOf(length), false);
  for (const length of shortened) evidence.add(nameOf(length), true);
  expect(evidence.likely).toBe(likely);
});
