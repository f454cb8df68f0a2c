import { expect, it } from "vitest";
import type { VaultEvent } from "../../../src-shared/model/vault-event.ts";
import { EventFeed } from "./event-feed.ts";

const broken: VaultEvent = { kind: "broken-node", path: "/a", ciphertextPath: "d/AA/B" };

function feed() {
  let now = 1_700_000_000_000;
  const told: VaultEvent[] = [];
  const events = new EventFeed(
    (event) => told.push(event),
    () => now,
  );
  return { events, told, pass: (ms: number) => (now += ms) };
}

it("tells an event once, however often it happens, and again after an hour", () => {
  const { events, told, pass } = feed();
  for (let second = 0; second < 100; second += 1) {
    events.tell(broken);
    pass(1000);
  }
  expect(told).toEqual([broken]);
  pass(3_600_000);
  events.tell(broken);
  expect(told).toHaveLength(2);
});

it("takes events that differ in anything for different ones", () => {
  const { events, told } = feed();
  events.tell(broken);
  events.tell({ ...broken, path: "/b" });
  events.tell({ ...broken, kind: "decryption-failed" });
  expect(told).toHaveLength(3);
});

it("goes on after a listener threw", () => {
  const events = new EventFeed(
    () => {
      throw new Error("of the listener");
    },
    () => 0,
  );
  expect(() => {
    events.tell(broken);
  }).not.toThrow();
});

it("may have no listener", () => {
  expect(() => {
    new EventFeed(undefined, () => 0).tell(broken);
  }).not.toThrow();
});
