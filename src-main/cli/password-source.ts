/**
 * Which of the ways to pass a password was chosen.
 *
 * A password is never an argument: every user of the computer can read those.
 */

import { usageText } from "../../src-shared/text/cli-text.ts";
import type { newPasswordOptions, OptionValues, passwordOptions } from "./option-table.ts";
import { UsageError } from "./usage-error.ts";

export type PasswordSource =
  | { readonly from: "terminal" }
  | { readonly from: "stdin" }
  | { readonly from: "env"; readonly name: string }
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "command"; readonly command: string };

export type PasswordOptions = OptionValues<(typeof passwordOptions)[number]>;

export type NewPasswordOptions = OptionValues<(typeof newPasswordOptions)[number]>;

type Given = readonly (readonly [option: string, source: PasswordSource])[];

/** @throws UsageError if two of them were given */
export function passwordSource(options: PasswordOptions): PasswordSource {
  return theOnly(passwordsGiven(options));
}

/** The same for a new password, where the old one is passed too. */
export function newPasswordSource(options: NewPasswordOptions): PasswordSource {
  return theOnly(newPasswordsGiven(options));
}

/** The same where there is no old one: either way to say it will do. */
export function onlyPasswordSource(options: PasswordOptions & NewPasswordOptions): PasswordSource {
  return theOnly([...passwordsGiven(options), ...newPasswordsGiven(options)]);
}

function passwordsGiven(options: PasswordOptions): Given {
  const { "password-env": name, "password-file": path, "password-command": command } = options;
  return [
    ...(options["password-stdin"] ? [["--password-stdin", { from: "stdin" }] as const] : []),
    ...(name === undefined ? [] : [["--password-env", { from: "env", name }] as const]),
    ...(path === undefined ? [] : [["--password-file", { from: "file", path }] as const]),
    ...(command === undefined
      ? []
      : [["--password-command", { from: "command", command }] as const]),
  ];
}

function newPasswordsGiven(options: NewPasswordOptions): Given {
  const { "new-password-env": name, "new-password-file": path } = options;
  return [
    ...(options["new-password-stdin"]
      ? [["--new-password-stdin", { from: "stdin" }] as const]
      : []),
    ...(name === undefined ? [] : [["--new-password-env", { from: "env", name }] as const]),
    ...(path === undefined ? [] : [["--new-password-file", { from: "file", path }] as const]),
  ];
}

function theOnly([first, second]: Given): PasswordSource {
  if (first !== undefined && second !== undefined) {
    throw new UsageError(usageText.secretTwice([first[0], second[0]]));
  }
  return first === undefined ? { from: "terminal" } : first[1];
}
