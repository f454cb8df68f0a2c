/**
 * Every option that any command takes, in one table.
 *
 * The parser checks values against it, the types of a command's options follow
 * from it, and the help is written from it (the words are in
 * src-shared/text/cli-help-text.ts). An option means the same everywhere.
 */

import { findingIds } from "../../src-shared/model/health-finding.ts";
import { conflictRules } from "../../src-shared/model/transfer.ts";

export type OptionSpec =
  | { readonly kind: "flag"; readonly short?: string }
  | { readonly kind: "text"; readonly placeholder: string }
  /** May stand alone, which gives `""`; a word behind it is its own once the command has its operands. */
  | { readonly kind: "optional-text"; readonly placeholder: string }
  /** A whole number from `minimum` to `maximum`, both included. */
  | {
      readonly kind: "integer";
      readonly placeholder: string;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  /** Any number of `choices`, as words of their own or with commas between them. */
  | { readonly kind: "list"; readonly placeholder: string; readonly choices: readonly string[] };

const bytes = {
  kind: "integer",
  placeholder: "N",
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

export const optionTable = {
  cipher: { kind: "choice", choices: ["SIV_GCM", "SIV_CTRMAC"] },
  "shortening-threshold": { kind: "integer", placeholder: "N", minimum: 36, maximum: 220 },
  digest: { kind: "flag" },
  offset: bytes,
  length: bytes,
  parents: { kind: "flag", short: "p" },
  recursive: { kind: "flag", short: "r" },
  replace: { kind: "flag" },
  deep: { kind: "flag" },
  only: { kind: "list", placeholder: "ID…", choices: findingIds },
  fix: { kind: "flag" },
  report: { kind: "text", placeholder: "FILE" },
  resume: { kind: "flag" },
  to: { kind: "text", placeholder: "PATH" },
  "on-conflict": { kind: "choice", choices: conflictRules },
  verify: { kind: "flag" },
  port: { kind: "integer", placeholder: "N", minimum: 0, maximum: 65_535 },
  "read-only": { kind: "flag" },
  "lock-when-key-gone": { kind: "flag" },
  "lock-with-screen": { kind: "flag" },
  "lock-after": { kind: "integer", placeholder: "MINUTES", minimum: 1, maximum: 10_080 },
  mount: { kind: "optional-text", placeholder: "WHERE" },
  "password-stdin": { kind: "flag" },
  "password-env": { kind: "text", placeholder: "NAME" },
  "password-file": { kind: "text", placeholder: "FILE" },
  "password-command": { kind: "text", placeholder: "CMD" },
  "words-stdin": { kind: "flag" },
  "words-file": { kind: "text", placeholder: "FILE" },
  "new-password-stdin": { kind: "flag" },
  "new-password-env": { kind: "text", placeholder: "NAME" },
  "new-password-file": { kind: "text", placeholder: "FILE" },
  from: { kind: "text", placeholder: "COPY" },
  "scrypt-cost": { kind: "integer", placeholder: "N", minimum: 15, maximum: 20 },
  "remove-old-copies": { kind: "flag" },
  "rawkey-file": { kind: "text", placeholder: "FILE" },
  "masterkey-file": { kind: "text", placeholder: "PATH" },
  "trust-hub": { kind: "text", placeholder: "API,LOGIN,CLIENT" },
  "account-key-stdin": { kind: "flag" },
  "account-key-file": { kind: "text", placeholder: "FILE" },
  "device-name": { kind: "text", placeholder: "NAME" },
  "new-device": { kind: "flag" },
  remove: { kind: "text", placeholder: "ID" },
  progress: { kind: "flag" },
  json: { kind: "flag" },
  help: { kind: "flag", short: "h" },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof optionTable;

type OptionValue<S extends OptionSpec> = S extends { readonly kind: "flag" }
  ? boolean
  : S extends { readonly kind: "integer" }
    ? number | undefined
    : S extends { readonly kind: "choice"; readonly choices: readonly (infer C)[] }
      ? C | undefined
      : S extends { readonly kind: "list"; readonly choices: readonly (infer C)[] }
        ? readonly C[] | undefined
        : string | undefined;

/** The values of the options `N`; a flag that was not given is false. */
export type OptionValues<N extends OptionName> = {
  readonly [K in N]: OptionValue<(typeof optionTable)[K]>;
};

/** The ways to pass a password. */
export const passwordOptions = [
  "password-stdin",
  "password-env",
  "password-file",
  "password-command",
] as const satisfies readonly OptionName[];

/** The ways to pass a new one, where the old one is passed too. */
export const newPasswordOptions = [
  "new-password-stdin",
  "new-password-env",
  "new-password-file",
] as const satisfies readonly OptionName[];

/** The ways to pass a recovery key. */
export const wordsOptions = ["words-stdin", "words-file"] as const satisfies readonly OptionName[];

/** The ways to pass the account key of a Hub. */
export const accountKeyOptions = [
  "account-key-stdin",
  "account-key-file",
] as const satisfies readonly OptionName[];

/** Taken by every command that opens a vault: with its password, or once with its recovery key. */
export const openingOptions = [
  ...passwordOptions,
  ...wordsOptions,
  "masterkey-file",
] as const satisfies readonly OptionName[];

/** Taken by every command. */
export const commonOptions = ["json", "help"] as const satisfies readonly OptionName[];
export type CommonOption = (typeof commonOptions)[number];
