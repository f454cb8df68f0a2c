import { beforeEach, expect, it } from "vitest";
import { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { quitGuard } from "./quit.ts";
import { wishes } from "./wishes.ts";

const id = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
type Needs = Parameters<typeof quitGuard>[0];

let isOpen: boolean;
let isWritten: boolean;
let lockOnQuit: boolean;
let isDriveBusy: boolean;
let ended: number;

/** A guard over one vault, whose state the test sets. */
function start() {
  const wished = wishes(
    () => undefined,
    () => undefined,
  );
  const open = {
    get opened() {
      return isOpen ? [{ id }] : [];
    },
    stateOf: () => ({ kind: isOpen ? "unlocked" : "shut" }),
    filesOf: () => ({ filesInUse: () => [] }),
    shareOf: () => ({ filesInUse: () => (isWritten ? [{ path: "/a", use: "writing" }] : []) }),
  };
  const list = { find: () => ({ name: "Taxes" }) };
  // As much of the state as the guard looks at.
  const drives = { release: () => Promise.resolve(!isDriveBusy) };
  const state = { open, list, drives } as unknown as Needs["state"];
  const settings = {
    get current() {
      return { lockOnQuit } as Needs["settings"]["current"];
    },
  };
  const guard = quitGuard({ state, settings, wishes: wished, end: () => ended++ });
  return { guard, asked: () => wished.take().map(({ kind }) => kind) };
}

beforeEach(() => {
  isOpen = true;
  isWritten = false;
  lockOnQuit = false;
  isDriveBusy = false;
  ended = 0;
});

it("lets go without a question while no vault is open", () => {
  isOpen = false;
  const { guard, asked } = start();
  expect(guard.mayQuit()).toBe(true);
  expect(asked()).toEqual([]);
});

it("asks while a vault is open, and ends by the answer", async () => {
  const { guard, asked } = start();
  expect(guard.mayQuit()).toBe(false);
  expect(asked()).toEqual(["ask-to-quit"]);
  expect(await guard.quit(false)).toEqual({ kind: "quitting" });
  expect(ended).toBe(1);
  expect(guard.mayQuit()).toBe(true);
});

it("names the vaults that are being written, and ends then only by force", async () => {
  isWritten = true;
  const { guard } = start();
  expect(await guard.quit(false)).toEqual({ kind: "busy", vaults: ["Taxes"] });
  expect(ended).toBe(0);
  expect(await guard.quit(true)).toEqual({ kind: "quitting" });
});

it("names the vaults in whose drives something is open, and ends when it is closed", async () => {
  isDriveBusy = true;
  const { guard } = start();
  expect(await guard.quit(false)).toEqual({ kind: "busy", vaults: ["Taxes"] });
  isDriveBusy = false;
  expect(await guard.quit(false)).toEqual({ kind: "quitting" });
});

it("asks nothing of those who want no question, unless programs are writing", () => {
  lockOnQuit = true;
  expect(start().guard.mayQuit()).toBe(true);
  isWritten = true;
  expect(start().guard.mayQuit()).toBe(false);
});

it("asks nothing when the system shuts down", () => {
  isWritten = true;
  const { guard, asked } = start();
  guard.giveWay();
  expect(guard.mayQuit()).toBe(true);
  expect(asked()).toEqual([]);
});
