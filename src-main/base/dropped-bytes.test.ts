import { afterEach, expect, it } from "vitest";
import { dropped, whenMuchIsDropped } from "./dropped-bytes.ts";

const MIB = 1_048_576;

afterEach(() => {
  whenMuchIsDropped(() => undefined);
});

it("tells when some mebibytes have come together, and then begins anew", () => {
  let told = 0;
  dropped(4 * MIB);
  whenMuchIsDropped(() => {
    told += 1;
  });
  dropped(3 * MIB);
  expect(told).toBe(0);
  dropped(MIB);
  expect(told).toBe(1);
  dropped(3 * MIB);
  expect(told).toBe(1);
  dropped(MIB);
  expect(told).toBe(2);
});
