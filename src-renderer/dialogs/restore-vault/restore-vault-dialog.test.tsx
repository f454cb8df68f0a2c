// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type KeyHome, KeyHomeId } from "../../../src-shared/model/key-place.ts";
import type {
  LostFiles,
  RestoreCopy,
  Restored,
  RestorePlan,
} from "../../../src-shared/model/restore.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { summary, taxesId } from "../../test-support/summaries.ts";
import { RestoreVaultDialog } from "./restore-vault-dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

const words = "pathway lift";
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>("radio", { name });
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

const lostConfig: LostFiles = {
  config: "missing",
  keyFile: "there",
  keyWhere: { kind: "inside" },
  hubHost: null,
  copies: [],
};
const lostBoth: LostFiles = {
  ...lostConfig,
  keyFile: "missing",
  keyWhere: { kind: "unknown" },
};
const learnt = { cipher: "SIV_GCM", least: 60, most: 220, likely: 220 };
const planConfig: RestorePlan = { config: learnt, needsKeyFile: false, copies: [], opened: [] };
const restored: Restored = {
  config: { cipher: "SIV_GCM", shorteningThreshold: 220, from: null },
  keyFile: null,
  kept: [],
  oldCopies: [],
};
const copy = (name: string, more: Partial<RestoreCopy> = {}): RestoreCopy => ({
  name,
  of: "config",
  modifiedMs: Date.UTC(2026, 10, 12, 10, 22),
  verdict: "fits",
  hubHost: null,
  ...more,
});
const stick: KeyHome = {
  id: KeyHomeId.parse("3b9d8f60-51f5-4a0e-8a53-8a1f6a2f1d11"),
  kind: "drive",
  label: "Blue stick",
  place: "/media/blue",
};

function open(lost: LostFiles, plan: RestorePlan, answers: Answers = {}) {
  const bridge = fakeBridge({
    "key-homes.find": () => ({ ok: true, value: [stick] }),
    "password.judge": () => ({ ok: true, value: { score: 4, hint: null } }),
    "restore.survey": () => ({ ok: true, value: lost }),
    "restore.look": () => ({ ok: true, value: { kind: "plan", plan } }),
    "restore.start": () => ({ ok: true, value: restored }),
    ...answers,
  });
  const onClose = vi.fn();
  const onUnlock = vi.fn();
  const vault = summary(taxesId, "Taxes");
  render(
    <RestoreVaultDialog bridge={bridge} vault={vault} onUnlock={onUnlock} onClose={onClose} />,
  );
  const started = () => bridge.asked.filter(([channel]) => channel === "restore.start").at(-1)?.[1];
  return { bridge, onClose, onUnlock, started };
}

async function giveWords(): Promise<void> {
  fireEvent.click(await screen.findByRole("radio", { name: /Recovery key/ }));
  type("Recovery key", words);
  fireEvent.click(button("Next"));
}

async function givePassword(): Promise<void> {
  fireEvent.click(await screen.findByRole("radio", { name: /^Password/ }));
  type("Password of the vault", "pässwörd");
  fireEvent.click(button("Next"));
}

async function newPassword(): Promise<void> {
  await screen.findByLabelText("Password");
  type("Password", "another password");
  type("Repeat the password", "another password");
}

describe("a lost configuration", () => {
  it("comes back by the password: what is lost, what was found out, and what was done", async () => {
    const { started, onUnlock, bridge } = open(lostConfig, planConfig);
    expect(await screen.findByText("missing")).toBeTruthy();
    expect(button("Next").disabled).toBe(true);
    await givePassword();
    expect(
      await screen.findByText("AES-256-GCM, names shortened beyond 220 characters"),
    ).toBeTruthy();
    expect(screen.queryByLabelText("Repeat the password")).toBeNull();
    fireEvent.click(button("Restore"));
    await screen.findByText("“Taxes” is restored");
    expect(started()).toEqual({
      id: taxesId,
      by: { kind: "password", password: "pässwörd" },
      choice: { config: { kind: "made", shorteningThreshold: null }, keyFile: null },
    });
    expect(screen.getByText(/made anew: AES-256-GCM/)).toBeTruthy();
    expect(document.body.innerHTML).not.toContain("pässwörd");
    expect(bridge.asked.some(([channel]) => channel === "restore.look")).toBe(true);
    fireEvent.click(button("Unlock now"));
    expect(onUnlock).toHaveBeenCalled();
  });

  it("comes from a copy where one fits; those that do not say why, and cannot be chosen", async () => {
    const copies = [
      copy("vault.cryptomator.HUB.bkup", { hubHost: "hub.example" }),
      copy("vault.cryptomator.1.bkup"),
      copy("vault.cryptomator.2.bkup", { verdict: "another-vault" }),
      copy("vault.cryptomator.3.bkup", { verdict: "unreadable" }),
    ];
    const { started } = open(lostConfig, { ...planConfig, copies });
    await giveWords();
    await screen.findByText(/Choose what it gets back/);
    expect(radio(/vault\.cryptomator\.1/).checked).toBe(true);
    expect(radio(/of another vault/).disabled).toBe(true);
    expect(radio(/damaged/).disabled).toBe(true);
    expect(radio(/key kept by the Hub hub\.example/).disabled).toBe(false);
    fireEvent.click(button("Restore"));
    await screen.findByText("“Taxes” is restored");
    expect(started()).toMatchObject({
      choice: { config: { kind: "copy", name: "vault.cryptomator.1.bkup" } },
    });
  });

  it("asks from which length on names are shortened only where they contradict each other", async () => {
    const config = { ...learnt, least: 130, most: 100 };
    const { started } = open(lostConfig, { ...planConfig, config });
    await givePassword();
    const field = await screen.findByLabelText("Names are shortened beyond");
    expect((field as HTMLInputElement).value).toBe("220");
    fireEvent.change(field, { target: { value: "12" } });
    expect(button("Restore").disabled).toBe(true);
    fireEvent.change(field, { target: { value: "110" } });
    fireEvent.click(button("Restore"));
    await screen.findByText("“Taxes” is restored");
    expect(started()).toMatchObject({
      choice: { config: { kind: "made", shorteningThreshold: 110 } },
    });
  });
});

describe("a lost key file", () => {
  it("is made anew with a new password, at the place that the user has chosen", async () => {
    const { started } = open(lostBoth, { ...planConfig, needsKeyFile: true });
    await giveWords();
    await newPassword();
    expect(button("Restore").disabled).toBe(true);
    fireEvent.click(await screen.findByRole("radio", { name: /Blue stick/ }));
    fireEvent.click(button("Restore"));
    await screen.findByText("“Taxes” is restored");
    expect(started()).toMatchObject({
      by: { kind: "words", words },
      choice: {
        keyFile: {
          kind: "made",
          newPassword: "another password",
          home: { kind: "home", id: stick.id },
        },
      },
    });
  });

  it("cannot come back by a password that opens nothing; choosing the key file can", async () => {
    const { bridge } = open(lostBoth, planConfig, {
      "key.choose-file": () => ({
        ok: false,
        failure: { kind: "key-file-of-another-vault", path: "/media/key", owner: null },
      }),
    });
    await screen.findByText(/a password opens nothing/);
    expect(radio(/^Password/).disabled).toBe(true);
    fireEvent.click(button("Choose its key file…"));
    expect((await screen.findByRole("alert")).textContent).toMatch(/key file of another vault/);
    expect(bridge.asked.some(([channel]) => channel === "key.choose-file")).toBe(true);
  });

  it("comes from the copy that the password opens, which keeps it", async () => {
    const kept = (name: string, more: Partial<RestoreCopy> = {}) =>
      copy(name, { of: "key-file", ...more });
    const copies = [kept("masterkey.cryptomator.1.bkup"), kept("masterkey.cryptomator.2.bkup")];
    const unknown = copies.map((each) => ({ ...each, verdict: "unknown" as const }));
    const plan = { ...planConfig, config: null, needsKeyFile: true, copies };
    const { started } = open(
      { ...lostBoth, config: "there", copies: unknown },
      { ...plan, opened: ["masterkey.cryptomator.2.bkup"] },
    );
    await givePassword();
    await screen.findByText(/Choose what it gets back/);
    expect(radio(/takes another password/).disabled).toBe(true);
    expect(radio(/masterkey\.cryptomator\.2/).checked).toBe(true);
    expect(screen.queryByLabelText("Repeat the password")).toBeNull();
    fireEvent.click(radio(/In the vault folder/));
    fireEvent.click(button("Restore"));
    await screen.findByText("“Taxes” is restored");
    expect(started()).toMatchObject({
      choice: {
        keyFile: {
          kind: "copy",
          name: "masterkey.cryptomator.2.bkup",
          home: { kind: "vault" },
        },
      },
    });
  });

  it("is not made where the configuration of a Hub comes back", async () => {
    const copies = [copy("vault.cryptomator.HUB.bkup", { hubHost: "hub.example" })];
    const { started } = open(lostBoth, { ...planConfig, needsKeyFile: true, copies });
    await giveWords();
    await screen.findByLabelText("Repeat the password");
    fireEvent.click(radio(/kept by the Hub/));
    expect(screen.queryByLabelText("Repeat the password")).toBeNull();
    expect(screen.getByText(/no key file is needed/)).toBeTruthy();
    fireEvent.click(button("Restore"));
    await screen.findByText("“Taxes” is restored");
    expect(started()).toMatchObject({ choice: { keyFile: null } });
  });
});

it("says plainly that a vault of a Hub has no key file to restore", async () => {
  const { onClose } = open({ ...lostConfig, config: "there", hubHost: "hub.example" }, planConfig);
  await screen.findByText(/A Hub keeps the key of this vault \(hub\.example\)/);
  expect(screen.queryByRole("radio")).toBeNull();
  fireEvent.click(button("Close"));
  expect(onClose).toHaveBeenCalled();
});

it("says what is wrong with the words or the password, and keeps them for another try", async () => {
  let failing = true;
  open(lostConfig, planConfig, {
    "restore.look": ({ by }) => {
      if (by.kind === "password") return { ok: false, failure: { kind: "wrong-password" } };
      const verdict = failing
        ? ({ kind: "wrong-count", count: 2 } as const)
        : ({ kind: "another-vault" } as const);
      failing = false;
      return { ok: true, value: { kind: "words", verdict } };
    },
  });
  await givePassword();
  expect((await screen.findByRole("alert")).textContent).toMatch(/not the password/);
  await giveWords();
  expect(await screen.findByText(/has 44 words; these are 2/)).toBeTruthy();
  fireEvent.click(button("Next"));
  expect(await screen.findByText(/that of another vault/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Recovery key").value).toBe(words);
});

it("says how far it has looked, stops when asked, and goes back to the key", async () => {
  let answer: () => void = () => undefined;
  const { bridge, onClose } = open(lostConfig, planConfig, {
    "restore.look": () =>
      new Promise((resolve) => {
        answer = () => {
          resolve({ ok: false, failure: { kind: "cancelled" } });
        };
      }),
    "restore.stop": () => {
      answer();
      return { ok: true, value: null };
    },
  });
  await givePassword();
  bridge.announce("restore.changed", { id: taxesId, progress: { done: 3, total: 12 } });
  expect(await screen.findByText("Looking through the vault: 3 of 12")).toBeTruthy();
  fireEvent.click(button("Stop"));
  expect(await screen.findByRole("button", { name: "Cancel" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
});

it("says why it could not be restored, and what was kept once it was", async () => {
  let isFull = true;
  open(lostConfig, planConfig, {
    "restore.start": () => {
      if (!isFull) {
        const kept = ["vault.cryptomator.0A1B2C3D.bkup"];
        return { ok: true, value: { ...restored, kept, oldCopies: ["old.bkup"] } };
      }
      isFull = false;
      return { ok: false, failure: { kind: "local-no-space", path: "/vault/vault.cryptomator" } };
    },
  });
  await givePassword();
  fireEvent.click(await screen.findByRole("button", { name: "Restore" }));
  expect((await screen.findByRole("alert")).textContent).toMatch(/no room left/);
  fireEvent.click(button("Restore"));
  expect((await screen.findAllByRole("listitem")).map((item) => item.textContent)).toEqual([
    "vault.cryptomator.0A1B2C3D.bkup",
    "old.bkup",
  ]);
});
