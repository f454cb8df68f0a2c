import type { ReactElement } from "react";
import { text } from "../../src-shared/text/en.ts";

interface Props {
  /** As the vault says; `null` where it does not. */
  readonly cipher: string | null;
}

export function AboutCard({ cipher }: Props): ReactElement {
  return (
    <section className="card">
      <h2>{text.about.heading}</h2>
      <dl className="facts">
        <dt>{text.about.encryption}</dt>
        <dd>{cipherName(cipher)}</dd>
        <dt>{text.about.keyFile}</dt>
        <dd>{text.about.keyInVault}</dd>
      </dl>
    </section>
  );
}

function cipherName(cipher: string | null): string {
  switch (cipher) {
    case null:
      return text.about.cipher.unknown;
    case "SIV_GCM":
    case "SIV_CTRMAC":
      return text.about.cipher[cipher];
    default:
      return cipher;
  }
}
