// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { HubAccount } from "../../src-shared/model/hub-account.ts";
import type { HubMate, HubTeam } from "../../src-shared/model/hub-team.ts";
import type { VaultState } from "../../src-shared/model/vault-summary.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { locked, summary, taxesId, unlocked } from "../test-support/summaries.ts";
import { HubCard } from "./hub-card.tsx";

afterEach(cleanup);

const id = taxesId;
const wordsOf = (word: string) => Array.from({ length: 8 }, (_, place) => `${word}${place}`);
const fingerprint = { hex: "AB".repeat(32), words: wordsOf("mine") };
const device = { id: "D1", name: "laptop", type: "DESKTOP", createdMs: 0, isThis: true };
const old = { ...device, id: "D2", name: "the old one", isThis: false };
const account: HubAccount = {
  userName: "Alice",
  devices: [device, old],
  fingerprint,
  isOwner: true,
};
const ok =
  <T,>(value: T) =>
  () =>
    ({ ok: true, value }) as const;

async function show(answers: Answers, state: VaultState = locked) {
  const bridge = fakeBridge({
    "hub.account": ok(account),
    "hub.stop": ok(null),
    "hub.open-page": ok(null),
    ...answers,
  });
  const onLeave = vi.fn();
  const vault = summary(id, "Taxes", state);
  const { unmount } = render(
    <HubCard bridge={bridge} vault={vault} host="hub.example" onLeave={onLeave} />,
  );
  await settle();
  return { bridge, onLeave, unmount };
}

const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve)));
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

async function press(name: string): Promise<void> {
  fireEvent.click(button(name));
  await settle();
}

const listed = (name: string) =>
  within(screen.getByRole("list", { name }))
    .getAllByRole("listitem")
    .map((each) => each.textContent);

it("asks the Hub for nothing before the user wants to see the account", async () => {
  const { bridge } = await show({});
  expect(bridge.asked).toEqual([]);
  expect(screen.getByText(/kept by hub.example/)).toBeTruthy();
});

it("waits for the login, which can be given up, and ends the wait when the page goes", async () => {
  const never = new Promise<never>(() => undefined);
  const { bridge, unmount } = await show({ "hub.account": () => never });
  await press("Show my account…");
  expect(screen.getByRole("status").textContent).toMatch(/Finish the login/);
  await press("Cancel");
  expect(bridge.asked.at(-1)).toEqual(["hub.stop", { id }]);
  unmount();
  expect(bridge.asked).toHaveLength(3);
});

it("says why there is no account to be seen", async () => {
  const failure = { kind: "hub-refused", host: "hub.example", reason: "not-trusted" } as const;
  await show({ "hub.account": () => ({ ok: false, failure }) });
  await press("Show my account…");
  expect(screen.getByRole("alert").textContent).toMatch(/have not said yet that you trust/);
  expect(button("Show my account…").disabled).toBe(false);
});

it("lists the devices, and removes one only after a question, with what that does not undo", async () => {
  const left: HubAccount = { ...account, devices: [device] };
  const { bridge } = await show({ "hub.remove-device": ok(left) });
  await press("Show my account…");
  expect(screen.getByText("laptop").closest("li")?.textContent).toMatch(/this computer/);
  expect(screen.getByText(/Nothing that it has already is taken from it/)).toBeTruthy();
  await press("Remove “the old one”");
  await press("Cancel");
  expect(bridge.asked.map(([channel]) => channel)).toEqual(["hub.account"]);
  await press("Remove “the old one”");
  await press("Remove the device");
  expect(bridge.asked.at(-1)).toEqual(["hub.remove-device", { id, deviceId: "D2" }]);
  expect(screen.queryByText("the old one")).toBeNull();
});

it("shows the account key, or a new one, until something else is shown or the account is hidden", async () => {
  await show({
    "hub.show-account-key": ok("the key"),
    "hub.renew-account-key": ok("another key"),
  });
  await press("Show my account…");
  await press("Show the account key");
  const key = () => screen.queryByRole("status", { name: "Your account key" })?.textContent;
  expect(key()).toBe("the key");
  await press("Make a new account key");
  expect(key()).toBe("another key");
  await press("Hide my account");
  await press("Show my account…");
  expect(key()).toBeUndefined();
});

it("shows the fingerprint as words and whole as a picture", async () => {
  await show({});
  await press("Show my account…");
  expect(listed("Fingerprint")).toEqual(fingerprint.words);
  expect(await screen.findByRole("img", { name: /^Fingerprint, whole/ })).toBeTruthy();
});

it("has no fingerprint where there is none, and neither team nor recovery key for members", async () => {
  await show({ "hub.account": ok({ ...account, fingerprint: null, isOwner: false }) });
  await press("Show my account…");
  for (const name of ["Fingerprint", "Team", "Recovery key"]) {
    expect(screen.queryByRole("heading", { name })).toBeNull();
  }
});

it("shows an owner the recovery key", async () => {
  await show({ "hub.recovery-key": ok(wordsOf("word")) });
  await press("Show my account…");
  await press("Show the recovery key");
  expect(listed("Recovery key")).toEqual(wordsOf("word"));
});

it("leads away from the Hub while the vault is locked only", async () => {
  const open = await show({}, unlocked);
  expect(button("Leave the Hub…").disabled).toBe(true);
  expect(screen.getByText("Lock the vault first.")).toBeTruthy();
  cleanup();
  expect(open.onLeave).not.toHaveBeenCalled();
  const shut = await show({});
  await press("Leave the Hub…");
  expect(shut.onLeave).toHaveBeenCalledOnce();
});

const mate = (name: string, more: Partial<HubMate> = {}): HubMate => ({
  id: name,
  name,
  isGroup: false,
  isOwner: false,
  isWaiting: false,
  fingerprint: { hex: `${name}-hex`, words: wordsOf(name) },
  trust: { kind: "unknown" },
  ...more,
});

const team: HubTeam = [
  mate("Alice", { isOwner: true, trust: { kind: "self" } }),
  mate("Bob"),
  mate("Carol", { isWaiting: true, trust: { kind: "verified" } }),
  mate("Dave", { trust: { kind: "vouched", links: 2 } }),
  mate("Erin", { trust: { kind: "vouched", links: 4 } }),
  mate("Frank", { trust: { kind: "contradicted" } }),
  mate("Grace", { fingerprint: null }),
  mate("Staff", { isGroup: true, fingerprint: null }),
];

const rowOf = (name: string): string =>
  screen.getByText(name, { selector: "strong" }).closest("li")?.textContent ?? "";

it("says of everybody in the team whether their keys are known to be theirs", async () => {
  await show({ "hub.team": ok(team) });
  await press("Show my account…");
  await press("Show the team");
  expect(rowOf("Alice")).toMatch(/owner.*with the keys of this computer/);
  expect(rowOf("Bob")).toMatch(/member.*Nobody whom you know/);
  expect(rowOf("Carol")).toMatch(/waits for access.*You have compared/);
  expect(rowOf("Dave")).toMatch(/Somebody whose words you have compared/);
  expect(rowOf("Erin")).toMatch(/chain of 4 signatures/);
  expect(rowOf("Frank")).toMatch(/are not the ones/);
  expect(rowOf("Grace")).toMatch(/not set up an account/);
  expect(rowOf("Staff")).toMatch(/group/);
});

it("says who waits for access, and leads to where an owner gives it", async () => {
  const { bridge } = await show({ "hub.team": ok(team) });
  await press("Show my account…");
  await press("Show the team");
  expect(screen.getByRole("note").textContent).toMatch(/^Carol: waiting for access.*permissions/);
  await press("Open the Hub");
  expect(bridge.asked.at(-1)).toEqual(["hub.open-page", { id, page: "vaults" }]);
});

it("signs for the very keys whose words were shown, for everybody but those who are known already", async () => {
  const { bridge } = await show({ "hub.team": ok(team), "hub.vouch": ok(team) });
  await press("Show my account…");
  await press("Show the team");
  const details = [...document.querySelectorAll("details")];
  const canSign = details.map((each) => [
    each.querySelector("summary")?.textContent,
    within(each).queryByRole("button", { hidden: true }) !== null,
  ]);
  expect(canSign).toEqual([
    ["Fingerprint of Bob", true],
    ["Fingerprint of Carol", false],
    ["Fingerprint of Dave", true],
    ["Fingerprint of Erin", true],
    ["Fingerprint of Frank", true],
  ]);
  const [bob] = details;
  if (bob) fireEvent.click(within(bob).getByRole("button", { hidden: true }));
  await settle();
  expect(bridge.asked.at(-1)).toEqual(["hub.vouch", { id, userId: "Bob", fingerprint: "Bob-hex" }]);
});

it("warns when the Hub shows keys as the user's own that are not", async () => {
  await show({ "hub.team": ok([mate("Alice", { trust: { kind: "not-mine" } })]) });
  await press("Show my account…");
  await press("Show the team");
  expect(rowOf("Alice")).toMatch(/Let nobody give you access/);
  expect(document.querySelector("details")).toBeNull();
});
