import { expect, it } from "vitest";
import { notAllowed } from "./allowed-skips.mjs";
import { suitesOf } from "./skipped-suites.mjs";

const file = "e2e/integration/rclone.test.ts";

it("names a skipped suite by its file and title, with the reason that the title tells", () => {
  const tests = [
    { file, titles: ["copies a tree [needs rclone]", "in"] },
    { file, titles: ["copies a tree [needs rclone]", "out"] },
  ];
  expect(suitesOf(tests)).toEqual([
    { suite: `${file} › copies a tree`, reason: "needs rclone", tests: 2 },
  ]);
});

it("takes the reason from the test itself where no suite around it tells one", () => {
  const tests = [{ file, titles: ["vectors", "names [needs ../shared]"] }];
  expect(suitesOf(tests)).toEqual([
    { suite: `${file} › names`, reason: "needs ../shared", tests: 1 },
  ]);
});

it("says that there is no reason where no title tells one", () => {
  expect(suitesOf([{ file, titles: ["forgotten", "one"] }])).toEqual([
    { suite: `${file} › forgotten`, reason: null, tests: 1 },
  ]);
});

const electron = { suite: "e2e/electron/smoke.spec.ts › tray", reason: "needs real Electron" };
const shared = { suite: "src-main/format/x.test.ts › names", reason: "needs ../shared" };

it("allows a skipped suite only by its own name and reason", () => {
  expect(notAllowed([electron], [electron], true)).toEqual([]);
  expect(notAllowed([{ ...electron, reason: null }], [electron], true)).toHaveLength(1);
  expect(notAllowed([{ ...electron, suite: "another" }], [electron], true)).toHaveLength(1);
});

it("excuses what reads ../shared only where that is absent", () => {
  expect(notAllowed([shared], [], false)).toEqual([]);
  expect(notAllowed([shared], [], true)).toEqual([shared]);
});
