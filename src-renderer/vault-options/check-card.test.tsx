// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { CheckRun } from "../../src-shared/model/check-run.ts";
import type { Finding } from "../../src-shared/model/health-finding.ts";
import type { VaultState } from "../../src-shared/model/vault-summary.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { locked, summary, taxesId, unlocked } from "../test-support/summaries.ts";
import { CheckCard } from "./check-card.tsx";

afterEach(cleanup);

const cut: Finding = {
  id: "CutFile",
  severity: "critical",
  ciphertextPath: "d/AA/B/x.c9r",
  path: "/film.mov",
  fixable: false,
};
const noBackup: Finding = {
  id: "MissingDirIdBackup",
  severity: "info",
  ciphertextPath: "d/CC/D",
  path: "/letters",
  fixable: true,
};

type Ended = Extract<CheckRun, { kind: "ended" }>;

function ended(more: Partial<Ended> = {}): Ended {
  return {
    kind: "ended",
    isRepair: false,
    isDeep: false,
    wasStopped: false,
    endedMs: 0,
    summary: { good: 31, info: 1, warn: 0, critical: 1, bytesAuthenticated: 0, counts: {} },
    findings: [
      { finding: cut, isFixed: null },
      { finding: noBackup, isFixed: null },
    ],
    found: 2,
    fixable: 1,
    run: null,
    ...more,
  };
}

async function show(
  run: CheckRun,
  state: VaultState = locked,
  hubHost?: string,
  passwordProgram: string | null = null,
) {
  const done = () => ({ ok: true, value: null }) as const;
  const bridge = fakeBridge({
    "check.read": () => ({ ok: true, value: run }),
    "check.start": done,
    "check.stop": done,
    "check.repair": done,
    "check.undo-repair": () => ({ ok: true, value: { restored: 2, left: 1 } }),
    "check.save-report": () => ({ ok: true, value: true }),
  });
  const plain = summary(taxesId, "Taxes", state);
  const vault = { ...plain, options: { ...plain.options, passwordProgram } };
  const atHub = { ...vault.safety, key: { kind: "hub", host: hubHost ?? "" } } as const;
  render(
    <CheckCard
      bridge={bridge}
      vault={hubHost === undefined ? vault : { ...vault, safety: atHub }}
    />,
  );
  await act(() => Promise.resolve());
  const become = (next: CheckRun) => {
    act(() => {
      bridge.announce("check.changed", { id: taxesId, run: next });
    });
  };
  return { bridge, become };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

it("asks the Hub and no password for a vault whose key one keeps, to check and to repair it", async () => {
  const check = await show({ kind: "none" }, locked, "hub.example");
  expect(screen.queryByLabelText("Password of the vault")).toBeNull();
  press("Check now");
  expect(check.bridge.asked.at(-1)).toEqual([
    "check.start",
    { id: taxesId, password: null, isDeep: false, goOn: false },
  ]);
  cleanup();
  await show({ kind: "running", isRepair: false, progress: null, found: 0 }, locked, "hub.example");
  expect(screen.getByRole("status").textContent).toMatch(/key from the Hub/);
  cleanup();
  const repair = await show(ended(), locked, "hub.example");
  press("Repair 1 finding…");
  expect(screen.queryByLabelText("Password of the vault")).toBeNull();
  press("Repair now");
  expect(repair.bridge.asked.at(-1)).toEqual([
    "check.repair",
    { id: taxesId, password: null, isDeep: false },
  ]);
});

it("says what leads on when the Hub gives no key for a check", async () => {
  const failure = { kind: "hub-refused", host: "hub.example", reason: "device-unknown" } as const;
  await show({ kind: "failed", isRepair: false, failure }, locked, "hub.example");
  expect(screen.getByRole("alert").textContent).toMatch(/does not know this computer/);
  expect(screen.getByText(/leads through whatever is missing/)).toBeTruthy();
});

it("needs the password of a vault that is shut, and lets go of it at once", async () => {
  const { bridge } = await show({ kind: "none" });
  const field = screen.getByLabelText<HTMLInputElement>("Password of the vault");
  fireEvent.input(field, { target: { value: "pässwörd" } });
  fireEvent.click(screen.getByRole("checkbox"));
  press("Check now");
  expect(bridge.asked.at(-1)).toEqual([
    "check.start",
    { id: taxesId, password: "pässwörd", isDeep: true, goOn: false },
  ]);
  expect(field.value).toBe("");
});

it("needs no password of a vault that is open", async () => {
  const { bridge } = await show({ kind: "none" }, unlocked);
  press("Check now");
  expect(bridge.asked.at(-1)).toEqual([
    "check.start",
    { id: taxesId, password: null, isDeep: false, goOn: false },
  ]);
});

it("shows how far it is, and stops when it is asked to", async () => {
  const progress = {
    phase: "checking",
    doneDirectories: 1,
    totalDirectories: 4,
    doneFiles: 10,
    totalFiles: 40,
    doneBytes: 0,
    totalBytes: 0,
    secondsLeft: 12,
  } as const;
  const { bridge } = await show({ kind: "running", isRepair: false, progress, found: 3 });
  const meter = screen.getByRole<HTMLProgressElement>("progressbar");
  expect(meter.value).toBe(0.25);
  expect(screen.getByText("10 of 40 entries · 12 s left · 3 found so far")).toBeTruthy();
  press("Stop");
  expect(bridge.asked.at(-1)).toEqual(["check.stop", { id: taxesId }]);
});

it("groups what was found by what it means for the files, the weightiest open", async () => {
  await show(ended());
  const [critical, info] = screen.getAllByRole("group");
  if (!critical || !info) throw new Error("not grouped");
  expect(within(critical).getByText("/film.mov")).toBeTruthy();
  expect([critical.hasAttribute("open"), info.hasAttribute("open")]).toEqual([true, false]);
  expect(screen.getByText("2 findings")).toBeTruthy();
});

it("says what a repair would do before it asks for the password to do it", async () => {
  const { bridge, become } = await show(ended());
  press("Repair 1 finding…");
  expect(screen.getByText("The backup is written.")).toBeTruthy();
  expect(screen.getByText(/1 finding cannot be repaired/)).toBeTruthy();
  expect(bridge.asked.map(([channel]) => channel)).toEqual(["check.read"]);
  const field = screen.getByLabelText("Password of the vault");
  fireEvent.input(field, { target: { value: "pässwörd" } });
  press("Repair now");
  expect(bridge.asked.at(-1)).toEqual([
    "check.repair",
    { id: taxesId, password: "pässwörd", isDeep: false },
  ]);
  const findings = [{ finding: noBackup, isFixed: true }];
  become(ended({ isRepair: true, findings, found: 1, fixable: 0, run: "repair-1" }));
  expect(screen.getByText("The repair is done.")).toBeTruthy();
  expect(screen.getByText("Repaired.")).toBeTruthy();
});

it("has the vault locked before a repair", async () => {
  await show(ended(), unlocked);
  press("Repair 1 finding…");
  expect(screen.queryByLabelText("Password of the vault")).toBeNull();
  expect(screen.getByRole("button", { name: "Lock it" })).toBeTruthy();
});

it("takes a repair back, and says what could not be put back", async () => {
  await show(ended({ isRepair: true, run: "repair-1" }));
  press("Take the repair back");
  expect(screen.getByRole("progressbar", { name: "Taking the repair back…" })).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Check again" }).disabled).toBe(
    true,
  );
  expect(await screen.findByText(/2 repairs were taken back\. 1 could not be/)).toBeTruthy();
});

it("goes on with a check that was stopped", async () => {
  const { bridge } = await show(ended({ wasStopped: true }), unlocked);
  press("Go on with it");
  press("Check now");
  expect(bridge.asked.at(-1)).toEqual([
    "check.start",
    { id: taxesId, password: null, isDeep: false, goOn: true },
  ]);
});

it("says why it could not begin, beside the field for the next try", async () => {
  await show({ kind: "failed", isRepair: false, failure: { kind: "wrong-password" } });
  expect(screen.getByRole("alert").textContent).toMatch(/not the password/);
  expect(screen.getByLabelText("Password of the vault")).toBeTruthy();
});

it("takes the password from the program of the vault, if the user says so, for the check and the repair", async () => {
  const program = "pass show taxes";
  const check = await show({ kind: "none" }, locked, undefined, program);
  fireEvent.click(screen.getByRole("checkbox"));
  press("Ask “pass”");
  const asked = { id: taxesId, password: null, isDeep: true };
  expect(check.bridge.asked.at(-1)).toEqual(["check.start", { ...asked, goOn: false }]);
  cleanup();
  const repair = await show(ended({ isDeep: true }), locked, undefined, program);
  press("Repair 1 finding…");
  press("Ask “pass”");
  expect(repair.bridge.asked.at(-1)).toEqual(["check.repair", asked]);
});

it("offers no program where the vault has none", async () => {
  await show({ kind: "none" });
  expect(screen.queryByRole("button", { name: /^Ask/ })).toBeNull();
});
