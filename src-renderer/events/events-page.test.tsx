// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { EventId, type ListedEvent } from "../../src-shared/model/event-list.ts";
import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { lettersId, summary, taxesId } from "../test-support/summaries.ts";
import { eventStore, unread } from "./event-store.ts";
import { EventsPage } from "./events-page.tsx";

afterEach(cleanup);

const firstId = EventId.parse("1f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
const secondId = EventId.parse("2f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");

const damaged: VaultEvent = {
  kind: "decryption-failed",
  path: "/2026/invoice.pdf",
  ciphertextPath: "d/AA/B/x.c9r",
};

function listed(id: EventId, event: VaultEvent, lastMs = 1_000, count = 1): ListedEvent {
  return { id, vaultId: taxesId, event, count, lastMs };
}

async function show(events: readonly ListedEvent[]) {
  const done = () => ({ ok: true, value: null }) as const;
  const bridge = fakeBridge({
    "events.list": () => ({ ok: true, value: events }),
    "events.clear": done,
    "event.dismiss": done,
    "event.show-file": done,
    "event.copy-path": done,
  });
  const store = eventStore(bridge);
  await store.start();
  const vaults = [summary(taxesId, "Taxes"), summary(lettersId, "Letters")];
  render(<EventsPage bridge={bridge} events={store} vaults={vaults} />);
  return { bridge, store };
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("says what happened, where, in which vault and how often", async () => {
  await show([listed(firstId, damaged, 1_000, 3)]);
  expect(screen.getByText(/This file is damaged/)).toBeTruthy();
  expect(screen.getByText("/2026/invoice.pdf")).toBeTruthy();
  expect(screen.getByText(/^Taxes · .* · 3 times$/)).toBeTruthy();
});

it("asks main by the id of the event, and by nothing else", async () => {
  const { bridge } = await show([listed(firstId, damaged)]);
  press("Show encrypted file");
  press("Copy path");
  press("Dismiss");
  press("Clear all");
  expect(bridge.asked.slice(1)).toEqual([
    ["event.show-file", { id: firstId }],
    ["event.copy-path", { id: firstId }],
    ["event.dismiss", { id: firstId }],
    ["events.clear", {}],
  ]);
});

it("offers no path of a vault that is locked", async () => {
  await show([listed(firstId, { ...damaged, path: null })]);
  expect(screen.getByText(/can be read while the vault is unlocked/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Copy path" })).toBeNull();
});

it("says that nothing has happened, and what could", async () => {
  await show([]);
  expect(screen.getByRole("heading", { name: "Nothing has happened." })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Clear all" })).toBeNull();
});

it("counts as new what came since the user looked, also what came again", async () => {
  const bridge = fakeBridge({ "events.list": () => ({ ok: true, value: [] }) });
  const store = eventStore(bridge);
  await store.start();
  bridge.announce("events.changed", [listed(firstId, damaged, 1_000)]);
  expect(unread(store.getState())).toBe(1);
  store.markRead();
  expect(unread(store.getState())).toBe(0);
  bridge.announce("events.changed", [
    listed(firstId, damaged, 3_000, 2),
    listed(secondId, { kind: "folder-gone" }, 2_000),
  ]);
  expect(unread(store.getState())).toBe(2);
});

it("takes what comes while it is looked at for seen", async () => {
  const { bridge, store } = await show([]);
  act(() => {
    bridge.announce("events.changed", [listed(firstId, damaged, 5_000)]);
  });
  expect(screen.getByText(/This file is damaged/)).toBeTruthy();
  expect(unread(store.getState())).toBe(0);
});
