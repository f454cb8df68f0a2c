import { lstatSync, lutimesSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { hostSeconds, modifiedMsOf } from "./local-time.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-time-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each([
  ["utimes", utimesSync],
  ["lutimes", lutimesSync],
])("a time set with %s is read back to the microsecond", (_, setTime) => {
  const path = join(folder, "file");
  writeFileSync(path, "");
  const microseconds = fc.bigInt(0n, 4_000_000_000_000_000n);
  fc.assert(
    fc.property(microseconds, (time) => {
      setTime(path, 0, hostSeconds(Number(time) / 1000));
      const stats = lstatSync(path, { bigint: true });
      expect(stats.mtimeNs).toBe(time * 1000n);
      expect(modifiedMsOf(stats)).toBe(Number(time) / 1000);
    }),
    { examples: [[981_173_106_789_000n], [1n], [0n]] },
  );
});
