import type { ReactElement } from "react";
import type { HubFingerprint } from "../../src-shared/model/hub-account.ts";
import { hubCardText as words } from "../../src-shared/text/hub-text.ts";
import { QrCode } from "../ui/qr-code.tsx";
import { WordList } from "./word-list.tsx";

interface Props {
  readonly fingerprint: HubFingerprint;
  /** Whose it is, for those who hear it. */
  readonly label: string;
}

/** A fingerprint to be read out, and whole to be scanned. */
export function HubFingerprintView({ fingerprint, label }: Props): ReactElement {
  const { hex, words: list } = fingerprint;
  return (
    <div className="hub-fingerprint">
      <QrCode
        className="qr-code"
        content={hex.toUpperCase()}
        label={words.fingerprintPicture(label)}
      />
      <WordList label={label} list={list} />
    </div>
  );
}
