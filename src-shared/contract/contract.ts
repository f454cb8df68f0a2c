/**
 * The whole conversation between renderer and main, in one table.
 *
 * Each row is one question the renderer may ask: the shape of the question and
 * the shape of the answer. Main parses every input against `input` before a
 * handler sees it. What main says on its own is in `events.ts`; nothing else
 * crosses the process boundary. A vault is named by its id: no path of this
 * computer that the renderer could choose is ever an input, folders come from the
 * system picker. What lies in an open vault is named by its cleartext path there.
 */

import { z } from "zod";
import { CheckRun } from "../model/check-run.ts";
import { EventId, EventList } from "../model/event-list.ts";
import { LocatedFile, NamedFile } from "../model/file-name-answer.ts";
import { KeyHomeId } from "../model/key-place.ts";
import { LockOutcome } from "../model/lock-outcome.ts";
import {
  Cipher,
  PasswordJudgement,
  Place,
  PlaceCheck,
  PlaceId,
  thresholdRange,
} from "../model/new-vault.ts";
import { ImportOutcome, LinkName, PreferencesFacts } from "../model/preferences.ts";
import { QuitOutcome } from "../model/quit.ts";
import { SettingsReport, SomeSettings } from "../model/settings.ts";
import { UpgradeRun } from "../model/upgrade-run.ts";
import { VaultList } from "../model/vault-list.ts";
import { nameProblem, vaultName } from "../model/vault-name.ts";
import { ChangedVaultOptions } from "../model/vault-options.ts";
import { Hint } from "../model/vault-safety.ts";
import { VaultId } from "../model/vault-summary.ts";
import { Wish } from "../model/wish.ts";
import { driveRows } from "./drive-rows.ts";
import { filesRows } from "./files-rows.ts";
import { hubRows } from "./hub-rows.ts";
import { keyRows } from "./key-rows.ts";
import { restoreRows } from "./restore-rows.ts";
import { nothing, oneVault, password } from "./shapes.ts";
import { transferRows } from "./transfer-rows.ts";

const newName = z
  .string()
  .max(1_000)
  .refine((typed) => nameProblem(typed) === null)
  .transform(vaultName);

export const contract = {
  ...keyRows,

  "app.about": {
    input: nothing,
    output: z.strictObject({ platform: z.enum(["windows", "macos", "linux"]) }),
  },

  "settings.read": { input: nothing, output: SettingsReport },

  "settings.change": { input: SomeSettings, output: z.null() },

  "settings.dismiss-notice": { input: nothing, output: z.null() },

  "preferences.facts": { input: nothing, output: PreferencesFacts },

  /** Whether the system starts Latchkey when the user logs in. */
  "preferences.set-autostart": { input: z.strictObject({ isOn: z.boolean() }), output: z.null() },

  /** Writes settings and vault list to a file that the user picks. */
  "preferences.export": {
    input: nothing,
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("exported"), place: z.string() }),
      z.strictObject({ kind: z.literal("cancelled") }),
    ]),
  },

  /** Takes over what was exported, from a file that the user picks. */
  "preferences.import": { input: nothing, output: ImportOutcome },

  /** The works of others in Latchkey, with their licences. */
  "preferences.notices": { input: nothing, output: z.string() },

  /** Shows the folder of the log in the file manager. */
  "log.show": { input: nothing, output: z.null() },

  /** Opens one of the pages of the web that are known by name. */
  "link.open": { input: z.strictObject({ link: LinkName }), output: z.null() },

  /** What main wants of the window and nobody has seen to yet, oldest first. */
  "wishes.take": { input: nothing, output: z.array(Wish).readonly() },

  /** The user's answer to being asked to quit. */
  "app.quit": { input: z.strictObject({ force: z.boolean() }), output: QuitOutcome },

  /** Something went wrong in the window: the kind of error, and the calls that led there. */
  "trouble.report": {
    input: z.strictObject({ name: z.string().max(100), calls: z.string().max(20_000) }),
    output: z.null(),
  },

  /** Puts the report of the last unexpected error on the clipboard. */
  "trouble.copy": { input: nothing, output: z.null() },

  "vaults.list": { input: nothing, output: VaultList },

  /** Looks at every folder again; answers at once, what is found comes as an event. */
  "vaults.look-again": { input: nothing, output: z.null() },

  "notice.dismiss": { input: nothing, output: z.null() },

  /** Lets the user pick the folder of a vault, or a file in it, and adds the vault to the list. */
  "vault.add-existing": {
    input: z.strictObject({ by: z.enum(["folder", "file"]) }),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("added"), id: VaultId }),
      z.strictObject({ kind: z.literal("already-listed"), id: VaultId }),
      z.strictObject({ kind: z.literal("cancelled") }),
    ]),
  },

  /** The cloud folders of this computer, in which a vault can be made. */
  "places.find": { input: nothing, output: z.array(Place).readonly() },

  /** Lets the user pick a folder to make a vault in; `null` if they changed their mind. */
  "places.pick": { input: nothing, output: Place.nullable() },

  /** Tries whether a vault can be made in a place under a name; leaves nothing behind. */
  "places.check": {
    input: z.strictObject({ placeId: PlaceId, name: newName }),
    output: PlaceCheck,
  },

  "password.judge": { input: z.strictObject({ password }), output: PasswordJudgement },

  /** A strong one, made for this time. */
  "password.suggest": { input: nothing, output: z.string() },

  /** Makes a folder with a new vault in it, and puts it on the list. */
  "vault.create": {
    input: z.strictObject({
      placeId: PlaceId,
      name: newName,
      password,
      cipher: Cipher,
      shorteningThreshold: z.int().min(thresholdRange.least).max(thresholdRange.most),
      /** Where the key file is kept. `null`: in the vault folder. */
      keyHome: KeyHomeId.nullable(),
    }),
    output: z.strictObject({ id: VaultId }),
  },

  /** Takes a vault off the list, after locking it. Touches no file of the vault. */
  "vault.remove": { input: oneVault, output: z.null() },

  /** Gives the entry in the list another name; the folder keeps its own. */
  "vault.rename": {
    input: z.strictObject({ id: VaultId, name: z.string().trim().min(1).max(200) }),
    output: z.null(),
  },

  /** Lets the user pick the folder to which a shut vault was moved; another vault there is refused. */
  "vault.relocate": {
    input: oneVault,
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("relocated") }),
      /** That folder is another entry of the list. */
      z.strictObject({ kind: z.literal("already-listed"), id: VaultId }),
      z.strictObject({ kind: z.literal("cancelled") }),
    ]),
  },

  /** A hint was read, and is not to be shown of this vault again. */
  "vault.dismiss-hint": { input: z.strictObject({ id: VaultId, hint: Hint }), output: z.null() },

  /** Shows the folder of a vault in the file manager. */
  "vault.show-folder": { input: oneVault, output: z.null() },

  /** Changes those options of a vault that are named. */
  "vault.set-options": {
    input: z.strictObject({ id: VaultId, options: ChangedVaultOptions }),
    output: z.null(),
  },

  /** Puts a vault before another one in the list, or last. */
  "vault.move": {
    input: z.strictObject({ id: VaultId, before: VaultId.nullable() }),
    output: z.null(),
  },

  "vault.unlock": {
    input: z.strictObject({
      id: VaultId,
      /** `null`: the one that the program of its options prints, or the saved one. */
      password: password.nullable(),
      readOnly: z.boolean(),
      /** Save what was typed if it opens the vault, or forget what is saved. Means nothing for one that was not typed. */
      remember: z.boolean(),
    }),
    output: z.null(),
  },

  /** Whether passwords can be saved: there is a keychain, and the settings do not forbid it. */
  "password.can-be-saved": { input: nothing, output: z.boolean() },

  "password.forget": { input: oneVault, output: z.null() },

  /** Ends an unlock that is under way; it then fails with `cancelled`. */
  "vault.stop-unlocking": { input: oneVault, output: z.null() },

  /**
   * Locks a vault; but not while files are being written, unless `force` says so: what is half
   * written is lost then.
   */
  "vault.lock": {
    input: z.strictObject({ id: VaultId, force: z.boolean() }),
    output: LockOutcome,
  },

  ...filesRows,
  ...transferRows,
  ...hubRows,
  ...restoreRows,

  "events.list": { input: nothing, output: EventList },

  "events.clear": { input: nothing, output: z.null() },

  "event.dismiss": { input: z.strictObject({ id: EventId }), output: z.null() },

  /** Shows the encrypted file that an event is about, in the file manager. */
  "event.show-file": { input: z.strictObject({ id: EventId }), output: z.null() },

  /** Puts the cleartext path that an event is about on the clipboard. */
  "event.copy-path": { input: z.strictObject({ id: EventId }), output: z.null() },

  /** Where a file of an open vault lies on the disk; `show` opens its folder in the file manager. */
  "names.locate": {
    input: z.strictObject({ id: VaultId, typed: z.string().min(1).max(10_000), show: z.boolean() }),
    output: LocatedFile,
  },

  /** Lets the user pick encrypted files and says what they are in the vault; nothing if none was picked. */
  "names.decrypt": { input: oneVault, output: z.array(NamedFile).readonly() },

  "check.read": { input: oneVault, output: CheckRun },

  /** Starts a check; how it goes is announced. `null` as the password: the vault is open, a program prints it, or a Hub gives the key. */
  "check.start": {
    input: z.strictObject({
      id: VaultId,
      password: password.nullable(),
      /** Read and authenticate every byte. */
      isDeep: z.boolean(),
      /** Take up the check that was stopped. */
      goOn: z.boolean(),
    }),
    output: z.null(),
  },

  "check.stop": { input: oneVault, output: z.null() },

  /** Checks again and repairs what can be repaired; the vault has to be locked. `null` as the password: as above. */
  "check.repair": {
    input: z.strictObject({ id: VaultId, password: password.nullable(), isDeep: z.boolean() }),
    output: z.null(),
  },

  /** Takes back the last repair. `left`: what could not be put back, because it was changed since. */
  "check.undo-repair": {
    input: oneVault,
    output: z.strictObject({ restored: z.int(), left: z.int() }),
  },

  /** Writes all that was found into a file of the user's choice; `false` if they chose none. */
  "check.save-report": { input: oneVault, output: z.boolean() },

  "upgrade.read": { input: oneVault, output: UpgradeRun },

  /** Starts the upgrade of an old vault, or goes on with it; how it goes is announced. `null`: a program prints the password. */
  "upgrade.start": {
    input: z.strictObject({ id: VaultId, password: password.nullable() }),
    output: z.null(),
  },

  "upgrade.stop": { input: oneVault, output: z.null() },

  ...driveRows,
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

type Contract = typeof contract;
export type Channel = keyof Contract;
export type Input<C extends Channel> = z.output<Contract[C]["input"]>;
export type Output<C extends Channel> = z.output<Contract[C]["output"]>;
