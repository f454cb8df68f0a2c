/**
 * Which of the ways to pass a password was chosen.
 *
 * A password is never an argument: every user of the computer can read those.
 */

import { usageText } from "../../src-shared/text/cli-text.ts";
import type { OptionValues } from "./option-table.ts";
import { UsageError } from "./usage-error.ts";

export type PasswordSource =
  | { readonly from: "terminal" }
  | { readonly from: "stdin" }
  | { readonly from: "env"; readonly name: string }
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "command"; readonly command: string };

export type PasswordOptions = OptionValues<
  "password-stdin" | "password-env" | "password-file" | "password-command"
>;

/** @throws UsageError if two of them were given */
export function passwordSource(options: PasswordOptions): PasswordSource {
  const { "password-env": name, "password-file": path, "password-command": command } = options;
  const given: readonly (readonly [string, PasswordSource])[] = [
    ...(options["password-stdin"] ? [["--password-stdin", { from: "stdin" }] as const] : []),
    ...(name === undefined ? [] : [["--password-env", { from: "env", name }] as const]),
    ...(path === undefined ? [] : [["--password-file", { from: "file", path }] as const]),
    ...(command === undefined
      ? []
      : [["--password-command", { from: "command", command }] as const]),
  ];
  const [first, second] = given;
  if (first !== undefined && second !== undefined) {
    throw new UsageError(usageText.secretTwice([first[0], second[0]]));
  }
  return first === undefined ? { from: "terminal" } : first[1];
}
