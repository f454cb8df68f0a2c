// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Result } from "../../../src-shared/failure.ts";
import { defaultVaultOptions } from "../../../src-shared/model/vault-options.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { summary, taxesId } from "../../test-support/summaries.ts";
import { UnlockVaultDialog } from "./unlock-vault-dialog.tsx";
import { unlockVaultStore } from "./unlock-vault-store.ts";

beforeAll(installDialogElement);
afterEach(cleanup);

function open(answers: Answers, more: Partial<VaultSummary> = {}) {
  const bridge = fakeBridge({
    "password.can-be-saved": () => no,
    "drive.facts": () => ({
      ok: true,
      value: { canMount: false, isWanted: true, choice: "nothing" },
    }),
    ...answers,
  });
  const vault = { ...summary(taxesId, "Taxes"), ...more };
  const onClose = vi.fn();
  const store = unlockVaultStore(bridge, taxesId);
  const onForgotten = vi.fn();
  const { rerender } = render(
    <UnlockVaultDialog vault={vault} store={store} onForgotten={onForgotten} onClose={onClose} />,
  );
  const field = screen.getByLabelText<HTMLInputElement>("Password");
  const button = screen.getByRole<HTMLButtonElement>("button", { name: /^Unlock/ });
  const type = (value: string) => fireEvent.input(field, { target: { value } });
  /** What was asked about the unlock itself. */
  const asked = () => bridge.asked.filter(([channel]) => !offers.has(channel));
  return { bridge, asked, onClose, onForgotten, store, field, button, type, vault, rerender };
}

/** What is asked to know what can be offered. */
const offers: ReadonlySet<string> = new Set(["password.can-be-saved", "drive.facts"]);

const no = { ok: true, value: false } as const;
const wrong = () => ({ ok: false, failure: { kind: "wrong-password" } }) as const;

it("asks for the password of the named vault and closes when it is open", async () => {
  const { asked, onClose, field, button, type } = open({
    "vault.unlock": () => ({ ok: true, value: null }),
  });
  expect(screen.getByRole("dialog", { name: "Unlock “Taxes”" })).toBeTruthy();
  expect(document.activeElement).toBe(field);
  type("pässwörd");
  fireEvent.click(button);
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(asked()).toEqual([
    ["vault.unlock", { id: taxesId, password: "pässwörd", readOnly: false, remember: false }],
  ]);
});

it("says why a password was refused, keeps it selected and lets the user try again", async () => {
  const { onClose, field, button, type } = open({ "vault.unlock": wrong });
  type("guess");
  fireEvent.click(button);

  expect((await screen.findByRole("alert")).textContent).toMatch(/not the password/);
  expect(field.value).toBe("guess");
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 5]);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(button.disabled).toBe(false);
  expect(onClose).not.toHaveBeenCalled();
});

it("offers nothing to unlock with while the field is empty", () => {
  const { button, type } = open({});
  expect(button.disabled).toBe(true);
  type("a");
  expect(button.disabled).toBe(false);
  type("");
  expect(button.disabled).toBe(true);
});

it("shows that the password is being checked, and stops it when the user cancels", async () => {
  let reply = (_: Result<null>): void => undefined;
  const { bridge, onClose, field, button, type } = open({
    "vault.unlock": () =>
      new Promise((resolve) => {
        reply = resolve;
      }),
    "vault.stop-unlocking": () => ({ ok: true, value: null }),
  });
  type("pässwörd");
  fireEvent.click(button);

  expect(await screen.findByRole("progressbar")).toBeTruthy();
  expect(button.disabled).toBe(true);
  expect(field.readOnly).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(onClose).toHaveBeenCalled();
  expect(bridge.asked.at(-1)).toEqual(["vault.stop-unlocking", { id: taxesId }]);
  reply({ ok: false, failure: { kind: "cancelled" } });
});

it("locks a vault again that was open before main heard that nobody wants it any more", async () => {
  let reply = (_: Result<null>): void => undefined;
  const { bridge, button, type } = open({
    "vault.unlock": () =>
      new Promise((resolve) => {
        reply = resolve;
      }),
    "vault.stop-unlocking": () => ({ ok: true, value: null }),
    "vault.lock": () => ({ ok: true, value: { kind: "locked" } }),
  });
  type("pässwörd");
  fireEvent.click(button);
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  reply({ ok: true, value: null });
  await waitFor(() => {
    expect(bridge.asked.at(-1)).toEqual(["vault.lock", { id: taxesId, force: false }]);
  });
});

it("leads to the recovery key when the password is forgotten", () => {
  const { onForgotten } = open({});
  fireEvent.click(screen.getByRole("button", { name: "Forgot password?" }));
  expect(onForgotten).toHaveBeenCalled();
});

it("closes on Escape", () => {
  const { onClose } = open({});
  fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
  expect(onClose).toHaveBeenCalled();
});

it("shows the password on request only", () => {
  const { field } = open({});
  const reveal = screen.getByRole("button", { name: "Show the password" });
  expect(field.type).toBe("password");
  fireEvent.click(reveal);
  expect([field.type, reveal.getAttribute("aria-pressed")]).toEqual(["text", "true"]);
  fireEvent.click(reveal);
  expect(field.type).toBe("password");
});

it("points out Caps Lock while it is on", () => {
  const { field } = open({});
  fireEvent.keyDown(field, { key: "A", modifierCapsLock: true });
  expect(screen.getByText("Caps Lock is on.")).toBeTruthy();
  fireEvent.keyUp(field, { key: "CapsLock", modifierCapsLock: false });
  expect(screen.queryByText("Caps Lock is on.")).toBeNull();
});

it("points out a character that cannot be seen", () => {
  const { type } = open({});
  type("tab\tinside");
  expect(screen.getByText(/character in it that cannot be seen/)).toBeTruthy();
  type(" spaces, ümläute, 🔑 ");
  expect(screen.queryByText(/character in it that cannot be seen/)).toBeNull();
});

it("keeps the password in no state of its store", async () => {
  const { store, button, type } = open({ "vault.unlock": wrong });
  const seen: string[] = [];
  store.subscribe((state) => seen.push(JSON.stringify(state)));
  type("pässwörd");
  fireEvent.click(button);
  await screen.findByRole("alert");
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.join("")).not.toContain("pässwörd");
});

it("opens the vault only for reading when that is ticked", () => {
  const { asked, button, type } = open({ "vault.unlock": wrong });
  type("pässwörd");
  fireEvent.click(screen.getByRole("checkbox", { name: /Only for reading/ }));
  fireEvent.click(button);
  expect(asked()).toEqual([
    ["vault.unlock", { id: taxesId, password: "pässwörd", readOnly: true, remember: false }],
  ]);
});

it("offers to save the password only where that is possible", async () => {
  const { asked, button, type } = open({
    "password.can-be-saved": () => ({ ok: true, value: true }),
    "vault.unlock": wrong,
  });
  fireEvent.click(await screen.findByRole("checkbox", { name: /Save the password/ }));
  type("pässwörd");
  fireEvent.click(button);
  expect(asked()).toEqual([
    ["vault.unlock", { id: taxesId, password: "pässwörd", readOnly: false, remember: true }],
  ]);
});

it("tries a saved password by itself, and closes when it is right", async () => {
  const { asked, onClose } = open(
    { "vault.unlock": () => ({ ok: true, value: null }) },
    { isPasswordSaved: true },
  );
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(asked()).toEqual([
    ["vault.unlock", { id: taxesId, password: null, readOnly: false, remember: false }],
  ]);
});

it("asks for the new password when the saved one no longer opens the vault, and saves that", async () => {
  const { asked, button, type } = open(
    { "vault.unlock": wrong, "password.can-be-saved": () => ({ ok: true, value: true }) },
    { isPasswordSaved: true },
  );
  expect((await screen.findByRole("alert")).textContent).toMatch(/was changed/);
  const save = await screen.findByRole<HTMLInputElement>("checkbox", { name: /Save the pass/ });
  expect(save.checked).toBe(true);
  type("new one");
  fireEvent.click(button);
  expect(asked().at(-1)).toEqual([
    "vault.unlock",
    { id: taxesId, password: "new one", readOnly: false, remember: true },
  ]);
});

describe("a password from a program", () => {
  const fromProgram = {
    options: { ...defaultVaultOptions, passwordProgram: "/usr/bin/pass show taxes" },
    isPasswordSaved: true,
  };
  const byProgram = [
    "vault.unlock",
    { id: taxesId, password: null, readOnly: false, remember: false },
  ];

  it("is asked for by itself, and the dialog closes when it is right", async () => {
    const { asked, onClose } = open(
      { "vault.unlock": () => ({ ok: true, value: null }) },
      fromProgram,
    );
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(asked()).toEqual([byProgram]);
  });

  it("says that the program printed a wrong one, and asks it again on request", async () => {
    const { asked } = open({ "vault.unlock": wrong }, fromProgram);
    expect((await screen.findByRole("alert")).textContent).toMatch(/“pass” printed is not/);
    fireEvent.click(screen.getByRole("button", { name: "Ask it again" }));
    await screen.findByRole("alert");
    expect(asked()).toEqual([byProgram, byProgram]);
  });

  it("says what kept the program from giving one, and takes a typed one, which is not saved", async () => {
    const failure = {
      kind: "password-program-failed",
      program: "pass",
      reason: "refused",
    } as const;
    const { asked, button, type } = open(
      {
        "vault.unlock": ({ password }) =>
          password === null ? { ok: false, failure } : { ok: true, value: null },
        "password.can-be-saved": () => ({ ok: true, value: true }),
      },
      fromProgram,
    );
    expect((await screen.findByRole("alert")).textContent).toMatch(/“pass” ended with an error/);
    expect(screen.queryByRole("checkbox", { name: /Save the password/ })).toBeNull();
    type("pässwörd");
    fireEvent.click(button);
    await waitFor(() => {
      expect(asked().at(-1)).toEqual([
        "vault.unlock",
        { id: taxesId, password: "pässwörd", readOnly: false, remember: false },
      ]);
    });
  });

  it("is waited for visibly, and typed instead on request", async () => {
    let reply = (_: Result<null>): void => undefined;
    const { onClose, field } = open(
      {
        "vault.unlock": () =>
          new Promise((resolve) => {
            reply = resolve;
          }),
        "vault.stop-unlocking": () => {
          reply({ ok: false, failure: { kind: "cancelled" } });
          return { ok: true, value: null };
        },
      },
      fromProgram,
    );
    expect(await screen.findByRole("progressbar", { name: /Asking “pass” for/ })).toBeTruthy();
    expect(field.readOnly).toBe(true);
    fireEvent.click(screen.getByRole("button", { name: "Type it instead" }));
    await waitFor(() => {
      expect(field.readOnly).toBe(false);
    });
    expect(screen.queryByRole("alert")).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
  });
});

it("does not unlock a second time with the password that it has just saved", async () => {
  const { asked, store, button, type, onClose, onForgotten, vault, rerender } = open({
    "vault.unlock": () => new Promise(() => undefined),
  });
  type("pässwörd");
  fireEvent.click(button);
  // Main saves it before it answers, and announces that.
  rerender(
    <UnlockVaultDialog
      vault={{ ...vault, isPasswordSaved: true }}
      store={store}
      onForgotten={onForgotten}
      onClose={onClose}
    />,
  );
  await screen.findByRole("progressbar");
  expect(asked()).toHaveLength(1);
});

const canMount = { canMount: true, isWanted: true, choice: "nothing" } as const;

it("asks whether to open the drive afterwards, and does as it is told", async () => {
  const answers: Answers = {
    "drive.facts": () => ({ ok: true, value: canMount }),
    "drive.open": () => ({ ok: true, value: null }),
    "vault.unlock": () => ({ ok: true, value: null }),
  };
  const { asked, button, type, onClose } = open(answers);
  expect(
    (await screen.findByRole<HTMLInputElement>("checkbox", { name: /Open the drive/ })).checked,
  ).toBe(true);
  type("pässwörd");
  fireEvent.click(button);
  await waitFor(() => {
    expect(asked().at(-1)).toEqual(["drive.open", { id: taxesId }]);
  });
  cleanup();

  const second = open(answers);
  fireEvent.click(await screen.findByRole("checkbox", { name: /Open the drive/ }));
  second.type("pässwörd");
  fireEvent.click(second.button);
  await waitFor(() => {
    expect(second.onClose).toHaveBeenCalled();
  });
  expect(second.asked().map(([channel]) => channel)).toEqual(["vault.unlock"]);
  expect(onClose).toHaveBeenCalled();
});

it.each([
  ["the options say what follows", canMount, { afterUnlock: "reveal" }],
  ["the vault gets no drive", canMount, { mount: false }],
  ["there is no way to mount one", { ...canMount, canMount: false }, {}],
  ["the preferences want none", { ...canMount, isWanted: false }, {}],
] as const)("does not ask about the drive where %s", async (_, facts, some) => {
  const options = { ...defaultVaultOptions, ...some };
  const { bridge } = open({ "drive.facts": () => ({ ok: true, value: facts }) }, { options });
  await waitFor(() => {
    expect(bridge.asked.map(([channel]) => channel)).toContain("drive.facts");
  });
  expect(screen.queryByRole("checkbox", { name: /Open the drive/ })).toBeNull();
});
