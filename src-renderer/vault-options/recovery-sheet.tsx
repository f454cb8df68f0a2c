import { type ReactElement, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { recoverySheetText as words } from "../../src-shared/text/recovery-sheet-text.ts";

interface Props {
  readonly vaultName: string;
  readonly fingerprint: string | null;
  readonly keyWords: readonly string[];
}

/** The sheet that is printed in place of the window. On the screen nothing of it is to be seen. */
export function RecoverySheet({ vaultName, fingerprint, keyWords }: Props): ReactElement {
  const [date] = useState(() => new Intl.DateTimeFormat(undefined, { dateStyle: "long" }).format());
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
        <QrCode text={keyWords.join(" ").toUpperCase()} />
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

/** In capitals, which take half the room of small letters; any reader gives them back as text. */
function QrCode({ text }: { readonly text: string }): ReactElement | null {
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    let isShown = true;
    // Only who looks at a recovery key needs it.
    void import("uqr").then(({ encode }) => {
      const { size, data } = encode(text, { ecc: "M" });
      const path = data.flatMap((row, y) =>
        row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
      );
      if (isShown) setCode({ size, path: path.join("") });
    });
    return () => {
      isShown = false;
    };
  }, [text]);
  if (code === null) return null;
  return (
    <svg
      className="print-qr"
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={words.qrAlt}
    >
      <path d={code.path} />
    </svg>
  );
}
