import { describe, expect, it } from "vitest";
import { defaultVaultOptions } from "../../../src-shared/model/vault-options.ts";
import { nothingKnown } from "../../../src-shared/model/vault-safety.ts";
import {
  VaultId,
  type VaultState,
  type VaultSummary,
} from "../../../src-shared/model/vault-summary.ts";
import type { MenuEntry } from "./command.ts";
import { menuEntries } from "./menu-entries.ts";
import { isAnyOpen, trayEntries } from "./tray-entries.ts";

const id = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
const locked: VaultState = { kind: "locked", cipher: "SIV_GCM" };
const open: VaultState = {
  kind: "unlocked",
  drive: { kind: "off" },
  cipher: "SIV_GCM",
  readOnly: false,
  sinceMs: 0,
  share: { url: "http://127.0.0.1:4242/x/Taxes/", username: "latchkey", password: "x" },
};

function vault(state: VaultState): VaultSummary {
  const common = { id, name: "Taxes", place: "~/Taxes", options: defaultVaultOptions, state };
  return { ...common, isPasswordSaved: false, safety: nothingKnown };
}

const submenuOf = (entries: readonly MenuEntry[], label: string): readonly MenuEntry[] => {
  const found = entries.find((entry) => entry.kind === "submenu" && entry.label === label);
  return found?.kind === "submenu" ? found.entries : [];
};
const commandsOf = (entries: readonly MenuEntry[]) =>
  entries.flatMap((entry) => (entry.kind === "command" ? [[entry.label, entry.command]] : []));

describe("the tray", () => {
  it("offers to unlock a vault that is locked", () => {
    expect(commandsOf(submenuOf(trayEntries([vault(locked)]), "Taxes"))).toEqual([
      ["Unlock…", { kind: "wish", wish: { kind: "unlock", id } }],
      ["Show", { kind: "wish", wish: { kind: "show-vault", id } }],
    ]);
  });

  it("offers to show and lock a vault that is open, and says that it is", () => {
    expect(commandsOf(submenuOf(trayEntries([vault(open)]), "Taxes (open)"))).toEqual([
      ["Show", { kind: "wish", wish: { kind: "show-vault", id } }],
      ["Lock", { kind: "lock", id }],
    ]);
  });

  it.each([{ kind: "missing" }, { kind: "needs-upgrade", version: 7 }] as const)(
    "offers only to show a vault that is $kind",
    (state) => {
      expect(commandsOf(submenuOf(trayEntries([vault(state)]), "Taxes"))).toHaveLength(1);
    },
  );

  it.each([
    [locked, false],
    [open, true],
    [{ kind: "locking" } as const, true],
  ])("with a vault in the state %o, some being open is %s", (state, isOpen) => {
    expect(isAnyOpen([vault(locked), vault(state)])).toBe(isOpen);
    const all = trayEntries([vault(state)]).find(
      (entry) => entry.kind === "command" && entry.label === "Lock all",
    );
    expect(all).toMatchObject({ isEnabled: isOpen });
  });
});

describe("the menu", () => {
  it.each(["windows", "macos", "linux"] as const)("on %s uses no shortcut twice", (platform) => {
    const accelerators = menuEntries(platform, []).flatMap(function all(entry): string[] {
      if (entry.kind === "submenu") return entry.entries.flatMap(all);
      return entry.kind === "command" && entry.accelerator ? [entry.accelerator] : [];
    });
    expect(new Set(accelerators).size).toBe(accelerators.length);
    expect(accelerators).toContain("CmdOrCtrl+N");
    expect(accelerators).toContain("CmdOrCtrl+,");
    expect(accelerators).toContain("CmdOrCtrl+Q");
  });

  it("has preferences and quit under the name of the app on macOS, in the file menu elsewhere", () => {
    const [first] = menuEntries("macos", []);
    expect(first).toMatchObject({ label: "Latchkey" });
    const labels = commandsOf(submenuOf(menuEntries("linux", []), "File")).map(([label]) => label);
    expect(labels).toEqual(expect.arrayContaining(["Preferences…", "Quit Latchkey"]));
    const mac = commandsOf(submenuOf(menuEntries("macos", []), "File")).map(([label]) => label);
    expect(mac).not.toContain("Quit Latchkey");
  });
});
