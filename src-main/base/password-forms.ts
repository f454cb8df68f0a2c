import { passwordBytes } from "./password-bytes.ts";

/**
 * A password in every form that may have locked an old vault.
 *
 * Up to format 5 the bytes were used as they were typed, which depends on the
 * system: an umlaut is one character here and two there. Since format 6 it is
 * always NFC (docs/vault-format.md §3, §15).
 */
export interface PasswordForms extends Disposable {
  /** UTF-8 of the NFC form. */
  readonly nfc: Uint8Array;
  /** UTF-8 as typed, of NFD and of NFC, in this order; equal ones once. */
  readonly all: readonly Uint8Array[];
}

/** Drop the string after this; disposing wipes all the bytes. */
export function passwordForms(text: string): PasswordForms {
  const typed = [...new Set([text, text.normalize("NFD"), text.normalize("NFC")])];
  const all = typed.map((form) => new TextEncoder().encode(form));
  const nfc = passwordBytes(text);
  return {
    nfc,
    all,
    [Symbol.dispose]: () => {
      for (const bytes of [nfc, ...all]) bytes.fill(0);
    },
  };
}
