// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { KeyWhere } from "../../src-shared/model/key-place.ts";
import {
  defaultVaultOptions,
  type SomeVaultOptions,
  type VaultOptions,
} from "../../src-shared/model/vault-options.ts";
import { nothingKnown } from "../../src-shared/model/vault-safety.ts";
import { summary, taxesId } from "../test-support/summaries.ts";
import { LockChecks } from "./lock-checks.tsx";

afterEach(cleanup);

const withKey = /drive with its key file/;

function show(key: KeyWhere, some: Partial<VaultOptions> = {}): readonly SomeVaultOptions[] {
  const changes: SomeVaultOptions[] = [];
  const vault = {
    ...summary(taxesId, "Taxes"),
    options: { ...defaultVaultOptions, ...some },
    safety: { ...nothingKnown, key },
  };
  render(<LockChecks vault={vault} onChange={(change) => changes.push(change)} />);
  return changes;
}

function keyAt(isRemovable: boolean): KeyWhere {
  return { kind: "here", label: "Blue", place: "/media/blue/key", isLinked: false, isRemovable };
}

it("says nothing of a drive where the key file lies in the vault folder", () => {
  show({ kind: "inside" });
  expect(screen.queryByLabelText(withKey)).toBeNull();
});

it.each<[KeyWhere, boolean | null, boolean]>([
  [keyAt(true), null, true],
  [keyAt(false), null, false],
  [keyAt(false), true, true],
  [keyAt(true), false, false],
  [{ kind: "away", places: [], isLinked: false }, null, true],
])("of a key file %o and the choice %o shows %o", (key, lockWhenKeyGone, isChecked) => {
  show(key, { lockWhenKeyGone });
  expect(screen.getByLabelText<HTMLInputElement>(withKey).checked).toBe(isChecked);
});

it("changes one option at a time", () => {
  const changes = show(keyAt(true));
  fireEvent.click(screen.getByLabelText(withKey));
  fireEvent.click(screen.getByLabelText(/goes to sleep/));
  fireEvent.click(screen.getByLabelText(/with the screen/));
  expect(changes).toEqual([
    { lockWhenKeyGone: false },
    { lockOnSleep: true },
    { lockWithScreen: true },
  ]);
});
