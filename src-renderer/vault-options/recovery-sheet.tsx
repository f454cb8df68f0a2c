import { type ReactElement, useState } from "react";
import { createPortal } from "react-dom";
import { recoverySheetText as words } from "../../src-shared/text/recovery-sheet-text.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import { QrCode } from "../ui/qr-code.tsx";

interface Props {
  readonly vaultName: string;
  readonly fingerprint: string | null;
  readonly keyWords: readonly string[];
}

/** The sheet that is printed in place of the window. On the screen nothing of it is to be seen. */
export function RecoverySheet({ vaultName, fingerprint, keyWords }: Props): ReactElement {
  const [nowMs] = useState(() => Date.now());
  const date = new Intl.DateTimeFormat(spoken().locale, { dateStyle: "long" }).format(nowMs);
  return createPortal(
    <article className="print-sheet">
      <h1>{words.title}</h1>
      <dl>
        <dt>{words.vault}</dt>
        <dd>{vaultName}</dd>
        <dt>{words.date}</dt>
        <dd>{date}</dd>
        {fingerprint && (
          <>
            <dt>{words.fingerprint}</dt>
            <dd className="print-code">{fingerprint}</dd>
          </>
        )}
      </dl>
      <p>{words.whatFor}</p>
      <ol className="print-words">
        {keyWords.map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none changes its place
          <li key={place}>{word}</li>
        ))}
      </ol>
      <div className="print-end">
        <QrCode
          className="print-qr"
          content={keyWords.join(" ").toUpperCase()}
          label={words.qrAlt}
        />
        <ol>
          {words.howTo.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </article>,
    document.body,
  );
}
