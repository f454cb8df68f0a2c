// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Input } from "../../src-shared/contract/contract.ts";
import { spokenBy } from "../../src-shared/model/language.ts";
import type { PreferencesFacts } from "../../src-shared/model/preferences.ts";
import { defaultSettings, Settings } from "../../src-shared/model/settings.ts";
import { settingsStore } from "../settings/settings-store.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { PreferencesPage } from "./preferences-page.tsx";

afterEach(cleanup);

const facts: PreferencesFacts = {
  versions: { latchkey: "1.2.3", electron: "45.4.1", chromium: "156.0", node: "" },
  logPlace: "~/logs",
  autostart: false,
  hasSidebar: true,
};

const done = () => ({ ok: true, value: null }) as const;

/** The page before a main that saves what it is told. */
async function show(answers: Answers = {}) {
  let saved: Settings = defaultSettings;
  const bridge = fakeBridge({
    "settings.read": () => ({
      ok: true,
      value: { settings: saved, notice: null, spoken: spokenBy("system", []) },
    }),
    "settings.change": (changed) => {
      saved = Settings.parse({ ...saved, ...changed });
      bridge.announce("settings.changed", {
        settings: saved,
        notice: null,
        spoken: spokenBy("system", []),
      });
      return { ok: true, value: null };
    },
    "preferences.facts": () => ({ ok: true, value: facts }),
    "password.can-be-saved": () => ({ ok: true, value: true }),
    ...answers,
  });
  const settings = settingsStore(bridge);
  await settings.start();
  render(<PreferencesPage bridge={bridge} settings={settings} onBack={() => undefined} />);
  await act(() => Promise.resolve());
  return { bridge, saved: () => saved };
}

const click = async (element: Element) => {
  fireEvent.click(element);
  await act(() => Promise.resolve());
};
const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const button = (name: string) => screen.getByRole("button", { name });
const card = (name: string) => within(screen.getByRole("region", { name }));

describe("the look", () => {
  it("is one of four, and says which", async () => {
    const { saved } = await show();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "As the system" }).checked).toBe(
      true,
    );
    await click(screen.getByRole("radio", { name: "High contrast" }));
    expect(saved().theme).toBe("contrast");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "High contrast" }).checked).toBe(
      true,
    );
    await click(box("Short rows in the list of vaults"));
    expect(saved().compactList).toBe(true);
  });
});

describe("drives", () => {
  it("are added to the places of the file manager only if the user wants it, and has such places", async () => {
    const { saved } = await show();
    const name = "Add drives to the places of the file manager";
    expect(box(name).checked).toBe(false);
    await click(box(name));
    expect(saved().showInSidebar).toBe(true);
    expect(box(name).checked).toBe(true);
    cleanup();
    await show({
      "preferences.facts": () => ({ ok: true, value: { ...facts, hasSidebar: false } }),
    });
    expect(screen.queryByRole("checkbox", { name })).toBeNull();
  });
});

describe("starting and quitting", () => {
  it("starts with the session if the user wants it", async () => {
    const { bridge } = await show({ "preferences.set-autostart": done });
    await click(box("Start Latchkey when I log in"));
    expect(bridge.asked).toContainEqual(["preferences.set-autostart", { isOn: true }]);
    expect(box("Start Latchkey when I log in").checked).toBe(true);
  });

  it("leaves the box as it is when the system refuses, and says so", async () => {
    await show({
      "preferences.set-autostart": () => ({ ok: false, failure: { kind: "unexpected" } }),
    });
    await click(box("Start Latchkey when I log in"));
    expect(box("Start Latchkey when I log in").checked).toBe(false);
    expect(screen.getByRole("alert").textContent).toContain("Something went wrong");
  });

  it("says why it cannot start with the session where it cannot", async () => {
    await show({
      "preferences.facts": () => ({ ok: true, value: { ...facts, autostart: null } }),
    });
    expect(screen.queryByRole("checkbox", { name: "Start Latchkey when I log in" })).toBeNull();
    expect(screen.getByText(/^An installed Latchkey can start by itself/)).toBeTruthy();
  });

  it("offers to start without a window only where there is an icon to open it from", async () => {
    const { saved } = await show();
    expect(screen.queryByRole("checkbox", { name: "Start without a window" })).toBeNull();
    await click(box("Show an icon beside the clock"));
    await click(box("Start without a window"));
    await click(box("When I quit, lock open vaults without asking"));
    expect(saved()).toMatchObject({ tray: true, startHidden: true, lockOnQuit: true });
  });
});

describe("passwords", () => {
  it.each([
    [true, /has a keychain that Latchkey can use/],
    [false, /no keychain that is safe to use/],
  ])("says whether they can be remembered (%s)", async (canSave, said) => {
    await show({ "password.can-be-saved": () => ({ ok: true, value: canSave }) });
    expect(card("Passwords").getByText(said)).toBeTruthy();
  });

  it("says what turning the keychain off means", async () => {
    const { saved } = await show();
    await click(box(/^Offer to remember passwords/));
    expect(saved().useKeychain).toBe(false);
    expect(card("Passwords").getByText(/^Turned off/)).toBeTruthy();
  });
});

describe("the port of drives", () => {
  const type = async (value: string): Promise<HTMLElement> => {
    const field = screen.getByLabelText("Port");
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
    await act(() => Promise.resolve());
    return field;
  };

  it("is saved when it is one", async () => {
    const { saved } = await show();
    await type("42427");
    expect(saved().port).toBe(42_427);
    await type("");
    expect(saved().port).toBeNull();
  });

  it.each(["80", "70000", "x"])("is not %s", async (typed) => {
    const { saved } = await show();
    const field = await type(typed);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(saved().port).toBeNull();
  });
});

describe("the log", () => {
  it("says where it is, and is shown", async () => {
    const { bridge, saved } = await show({ "log.show": done });
    expect(card("Log").getByText(/“~\/logs”/)).toBeTruthy();
    await click(box(/^Write down every step/));
    expect(saved().debugLog).toBe(true);
    await click(button("Show the log"));
    expect(bridge.asked.at(-1)).toEqual(["log.show", {}]);
  });
});

describe("taking along", () => {
  it("says where the export is", async () => {
    await show({
      "preferences.export": () => ({ ok: true, value: { kind: "exported", place: "~/all.json" } }),
    });
    await click(button("Export…"));
    expect(card("Take along").getByRole("status").textContent).toBe("Exported to “~/all.json”.");
  });

  it.each([
    [{ kind: "imported", addedVaults: 1 }, "Imported; one vault was added to the list."],
    [{ kind: "imported", addedVaults: 3 }, "Imported; 3 vaults were added to the list."],
    [
      { kind: "not-preferences" },
      "That file holds no preferences that this version can read. Nothing was changed.",
    ],
    [{ kind: "cancelled" }, ""],
  ] as const)("says what came of an import: %o", async (outcome, said) => {
    await show({ "preferences.import": () => ({ ok: true, value: outcome }) });
    await click(button("Import…"));
    expect(card("Take along").getByRole("status").textContent).toBe(said);
  });

  it("says why nothing could be written", async () => {
    await show({
      "preferences.export": () => ({
        ok: false,
        failure: { kind: "local-no-space", path: "~/all.json" },
      }),
    });
    await click(button("Export…"));
    expect(screen.getByRole("alert").textContent).toContain("no room left on this computer");
  });
});

describe("about", () => {
  it("tells the versions that there are", async () => {
    await show();
    const about = card("About");
    expect(about.getByText("1.2.3")).toBeTruthy();
    expect(about.getByText("45.4.1")).toBeTruthy();
    expect(about.queryByText("Node")).toBeNull();
  });

  it("shows the works of others, and puts them away again", async () => {
    await show({ "preferences.notices": () => ({ ok: true, value: "react, MIT" }) });
    await click(button("Works of others"));
    expect(screen.getByText("react, MIT")).toBeTruthy();
    await click(button("Works of others"));
    expect(screen.queryByText("react, MIT")).toBeNull();
  });

  it("opens a page of the web by its name, never by an address", async () => {
    const { bridge } = await show({ "link.open": done });
    await click(button("Read the licence"));
    const licence: Input<"link.open"> = { link: "licence" };
    expect(bridge.asked).toContainEqual(["link.open", licence]);
  });
});
