import { describe, expect, it } from "vitest";
import { type LockRequest, LockTable } from "./lock-table.ts";

function table() {
  let drawn = 0;
  const clock = { ms: 1000 };
  const random = (bytes: number) => new Uint8Array(bytes).fill(drawn++);
  return { clock, locks: new LockTable({ random, now: () => clock.ms }) };
}

function wish(path: string, changes: Partial<LockRequest> = {}): LockRequest {
  const rest = { scope: "exclusive", isDeep: false, owner: "", timeoutSeconds: 60 } as const;
  return { path, href: `/s/v${path}`, ...rest, ...changes };
}

const paths = (locks: readonly { readonly path: string }[]) => locks.map(({ path }) => path).sort();

describe("LockTable", () => {
  it("guards a path by its own locks and by deep ones above", () => {
    const { locks } = table();
    locks.add(wish("/a", { isDeep: true }));
    locks.add(wish("/b"));
    locks.add(wish("/a/x/y"));
    expect(paths(locks.covering("/a/x/y"))).toEqual(["/a", "/a/x/y"]);
    expect(paths(locks.covering("/a/x"))).toEqual(["/a"]);
    expect(paths(locks.covering("/b/x"))).toEqual([]);
    expect(paths(locks.covering("/ab"))).toEqual([]);
    expect(paths(locks.within("/a"))).toEqual(["/a", "/a/x/y"]);
    expect(paths(locks.within("/"))).toEqual(["/a", "/a/x/y", "/b"]);
  });

  it.each([
    ["exclusive beside exclusive", wish("/a"), wish("/a"), true],
    [
      "shared beside shared",
      wish("/a", { scope: "shared" }),
      wish("/a", { scope: "shared" }),
      false,
    ],
    ["exclusive beside shared", wish("/a", { scope: "shared" }), wish("/a"), true],
    ["shared beside exclusive", wish("/a"), wish("/a", { scope: "shared" }), true],
    ["below a deep one", wish("/a", { isDeep: true }), wish("/a/b"), true],
    ["below one that is not deep", wish("/a"), wish("/a/b"), false],
    ["a deep one above", wish("/a/b"), wish("/a", { isDeep: true }), true],
    ["one above that is not deep", wish("/a/b"), wish("/a"), false],
  ])("%s", (_, held, wished, isConflict) => {
    const { locks } = table();
    locks.add(held);
    expect(locks.conflict(wished) !== null).toBe(isConflict);
  });

  it("gives each lock its own token, a UUID", () => {
    const { locks } = table();
    const shared = { scope: "shared" } as const;
    const one = locks.add(wish("/a", shared));
    const other = locks.add(wish("/a", shared));
    expect(one?.token).toMatch(
      /^opaquelocktoken:[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(other?.token).not.toBe(one?.token);
  });

  it("lets a lock end with its time, and gives it more when asked", () => {
    const { clock, locks } = table();
    const short = locks.add(wish("/a", { timeoutSeconds: 10 }));
    clock.ms += 9_999;
    expect(locks.covering("/a")).toHaveLength(1);
    if (short !== null) locks.refresh(short, 10);
    clock.ms += 9_999;
    expect(locks.covering("/a")).toHaveLength(1);
    clock.ms += 1;
    expect(locks.covering("/a")).toEqual([]);
    expect(locks.isEmpty).toBe(true);
  });

  it("forgets locks with what they were on, and keeps those of a path that was replaced", () => {
    const { locks } = table();
    for (const path of ["/a", "/a/b", "/ab"]) locks.add(wish(path));
    locks.removeBelow("/a");
    expect(paths(locks.within("/"))).toEqual(["/a", "/ab"]);
    locks.removeTree("/a");
    expect(paths(locks.within("/"))).toEqual(["/ab"]);
  });

  it("holds a thousand locks and no more, until some have ended", () => {
    const { clock, locks } = table();
    for (let n = 0; n < 1000; n += 1) locks.add(wish(`/${n}`));
    expect(locks.add(wish("/more"))).toBeNull();
    clock.ms += 60_000;
    expect(locks.add(wish("/more"))).not.toBeNull();
  });
});
