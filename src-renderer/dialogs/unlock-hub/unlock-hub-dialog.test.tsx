// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Failure } from "../../../src-shared/failure.ts";
import { HubRefusal, type HubTuple } from "../../../src-shared/model/hub.ts";
import type { HubLook } from "../../../src-shared/model/hub-account.ts";
import { failureText } from "../../../src-shared/text/failure-text.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { summary, taxesId } from "../../test-support/summaries.ts";
import { UnlockHubDialog } from "./unlock-hub-dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

const tuple: HubTuple = {
  api: "https://hub.example",
  login: "https://login.example",
  clientId: "cryptomator",
};
const trusted: HubLook = { tuple, isTrusted: true, before: null, deviceName: "laptop" };
const id = taxesId;
const done = () => ({ ok: true, value: null }) as const;
const refused = (reason: HubRefusal): Failure => ({
  kind: "hub-refused",
  host: "hub.example",
  reason,
});
const failing = (failure: Failure) => () => ({ ok: false, failure }) as const;
const lockedAgain = () => ({ ok: true, value: { kind: "locked" } }) as const;
const seen = (look: HubLook) => () => ({ ok: true, value: look }) as const;

async function open(answers: Answers) {
  const bridge = fakeBridge({
    "hub.look": seen(trusted),
    "hub.trust": done,
    "hub.stop": done,
    "hub.open-page": done,
    "hub.new-device-key": done,
    "vault.stop-unlocking": done,
    ...answers,
  });
  const onClose = vi.fn();
  render(<UnlockHubDialog bridge={bridge} vault={summary(id, "Taxes")} onClose={onClose} />);
  await settle();
  return { bridge, onClose, asked: () => bridge.asked.map(([channel]) => channel) };
}

const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve)));
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const names = () => screen.getAllByRole("button").map((each) => each.textContent);

async function press(name: string): Promise<void> {
  fireEvent.click(button(name));
  await settle();
}

/** Enter, in whatever has the focus when the dialog opens. */
async function submit(): Promise<void> {
  const form = document.querySelector("form");
  if (form) fireEvent.submit(form);
  await settle();
}

describe("trust in a Hub", () => {
  const unknown = { ...trusted, isTrusted: false };

  it("is asked for with all three names, before anything is unlocked", async () => {
    const { asked, bridge } = await open({ "hub.look": seen(unknown), "hub.unlock": done });
    const shown = [...document.querySelectorAll("dd")].map((each) => each.textContent);
    expect(shown).toEqual(Object.values(tuple));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(asked()).toEqual(["hub.look"]);
    await submit();
    expect(bridge.asked.slice(1)).toEqual([
      ["hub.trust", { id, tuple }],
      ["hub.unlock", { id, readOnly: false }],
    ]);
  });

  it("is not given by Enter where something else was trusted before, and says what", async () => {
    const before = { ...tuple, login: "https://old.example" };
    const look = { ...unknown, before };
    const first = await open({ "hub.look": seen(look), "hub.unlock": done });
    expect(screen.getByRole("alert").textContent).toMatch(/trusted something else/);
    expect(screen.getAllByText(/until now/).map((each) => each.textContent)).toEqual([
      "until now: https://old.example",
    ]);
    await submit();
    expect(first.onClose).toHaveBeenCalledOnce();
    expect(first.asked()).toEqual(["hub.look"]);
    cleanup();
    const second = await open({ "hub.look": seen(look), "hub.unlock": done });
    await press("Trust and log in");
    expect(second.asked()).toEqual(["hub.look", "hub.trust", "hub.unlock"]);
  });

  it("asks again when what the vault says has changed while it was read", async () => {
    const { asked } = await open({
      "hub.look": seen(unknown),
      "hub.trust": failing(refused("not-trusted")),
    });
    await press("Trust and log in");
    expect(screen.getByRole("alert").textContent).toMatch(/Nothing was sent/);
    await press("Try again");
    expect(asked()).toEqual(["hub.look", "hub.trust", "hub.look"]);
    expect(button("Trust and log in")).toBeTruthy();
  });
});

describe("the login", () => {
  it("is waited for, and closes the dialog when the vault is open", async () => {
    let unlocked = (): void => undefined;
    const waiting = new Promise<ReturnType<typeof done>>((resolve) => {
      unlocked = () => {
        resolve(done());
      };
    });
    const { onClose } = await open({ "hub.unlock": () => waiting });
    expect(screen.getByRole("status").textContent).toMatch(/Finish the login in your browser/);
    expect(screen.getByRole("progressbar")).toBeTruthy();
    expect(names()).toEqual(["Cancel"]);
    unlocked();
    await settle();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("is given up by Cancel; a vault that opens all the same is locked again", async () => {
    let unlocked = (): void => undefined;
    const waiting = new Promise<ReturnType<typeof done>>((resolve) => {
      unlocked = () => {
        resolve(done());
      };
    });
    const { bridge, onClose } = await open({
      "hub.unlock": () => waiting,
      "vault.lock": lockedAgain,
    });
    await press("Cancel");
    expect(bridge.asked.at(-1)).toEqual(["vault.stop-unlocking", { id }]);
    expect(onClose).toHaveBeenCalledOnce();
    unlocked();
    await settle();
    expect(bridge.asked.at(-1)).toEqual(["vault.lock", { id, force: false }]);
  });
});

describe("the account key", () => {
  const unknownDevice = failing(refused("device-unknown"));
  const key = () => screen.getByLabelText<HTMLInputElement>("Account key");
  const typeKey = (value: string) => fireEvent.input(key(), { target: { value } });

  it("registers this computer, by the name of it, and the vault is unlocked", async () => {
    let isRegistered = false;
    const { bridge } = await open({
      "hub.unlock": () => (isRegistered ? done() : unknownDevice()),
      "hub.register": () => {
        isRegistered = true;
        return done();
      },
    });
    expect(screen.getByLabelText<HTMLInputElement>("Name of this computer").value).toBe("laptop");
    expect(key().type).toBe("password");
    expect(button("Register and unlock").disabled).toBe(true);
    typeKey("  ");
    expect(button("Register and unlock").disabled).toBe(true);
    typeKey("the account key");
    await press("Register and unlock");
    expect(bridge.asked.slice(-2)).toEqual([
      ["hub.register", { id, accountKey: "the account key", deviceName: "laptop" }],
      ["hub.unlock", { id, readOnly: false }],
    ]);
  });

  it("stays in its field when it is wrong, with what to do", async () => {
    await open({
      "hub.unlock": unknownDevice,
      "hub.register": failing(refused("account-key-wrong")),
    });
    typeKey("another one");
    await press("Register and unlock");
    expect(screen.getByRole("alert").textContent).toBe(failureText(refused("account-key-wrong")));
    expect(key().value).toBe("another one");
    expect(key().getAttribute("aria-invalid")).toBe("true");
  });

  it("is in the profile, to which there is a button", async () => {
    const { bridge } = await open({ "hub.unlock": unknownDevice });
    await press("My profile");
    expect(bridge.asked.at(-1)).toEqual(["hub.open-page", { id, page: "profile" }]);
  });

  it("is given up while it registers", async () => {
    const never = new Promise<never>(() => undefined);
    const { bridge } = await open({ "hub.unlock": unknownDevice, "hub.register": () => never });
    typeKey("the account key");
    await press("Register and unlock");
    expect(button("Registering…").disabled).toBe(true);
    await press("Cancel");
    expect(bridge.asked.at(-1)).toEqual(["hub.stop", { id }]);
  });
});

describe("a refusal", () => {
  /** What can be done beside giving up and trying again. */
  const steps: Partial<Record<HubRefusal, string>> = {
    "no-access": "Open the Hub",
    "not-found": "Open the Hub",
    archived: "Open the Hub",
    licence: "Open the Hub",
    "no-account-key": "Open my profile",
    "device-key-lost": "Make a new key",
  };
  const shownHere = HubRefusal.options.filter((reason) => reason !== "device-unknown");

  it.each(shownHere)("%s is said, with what to do next", async (reason) => {
    await open({ "hub.unlock": failing(refused(reason)) });
    expect(screen.getByRole("alert").textContent).toBe(failureText(refused(reason)));
    const step = steps[reason];
    expect(names()).toEqual([...(step === undefined ? [] : [step]), "Cancel", "Try again"]);
  });

  it("of a server that is not there is said, and tried again", async () => {
    const { asked } = await open({
      "hub.unlock": failing({ kind: "hub-unreachable", host: "hub.example" }),
    });
    expect(screen.getByRole("alert").textContent).toMatch(/cannot be reached/);
    await press("Try again");
    expect(asked()).toEqual(["hub.look", "hub.unlock", "hub.look", "hub.unlock"]);
  });

  it.each([
    ["archived", "Open the Hub", "vaults"],
    ["no-account-key", "Open my profile", "profile"],
  ] as const)("%s leads to the page where it can be mended", async (reason, name, page) => {
    const { bridge } = await open({ "hub.unlock": failing(refused(reason)) });
    await press(name);
    expect(bridge.asked.at(-1)).toEqual(["hub.open-page", { id, page }]);
  });

  it("of a key that is lost leads to a new one, and to the account key", async () => {
    const { asked } = await open({ "hub.unlock": failing(refused("device-key-lost")) });
    await press("Make a new key");
    expect(asked().slice(2)).toEqual(["hub.new-device-key", "hub.look", "hub.unlock"]);
  });

  it("of what the vault says asks nobody", async () => {
    const { asked } = await open({ "hub.look": failing(refused("address-mixed")) });
    expect(screen.getByRole("alert").textContent).toMatch(/Nothing was sent/);
    expect(asked()).toEqual(["hub.look"]);
  });
});
