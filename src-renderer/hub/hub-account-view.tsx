import type { ReactElement, ReactNode } from "react";
import type { HubAccount } from "../../src-shared/model/hub-account.ts";
import { hubCardText as words } from "../../src-shared/text/hub-text.ts";
import { Button } from "../ui/button.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import type { HubCardStore, Secret } from "./hub-card-store.ts";
import { HubDeviceList } from "./hub-device-list.tsx";

interface Props {
  readonly account: HubAccount;
  readonly secret: Secret | null;
  readonly store: HubCardStore;
}

/** The account of the user: devices, account key, fingerprint, and the recovery key for owners. */
export function HubAccountView({ account, secret, store }: Props): ReactElement {
  const { fingerprint, isOwner } = account;
  return (
    <>
      <p className="card-note">{words.user(account.userName)}</p>
      <Part heading={words.devices}>
        <HubDeviceList devices={account.devices} onRemove={(id) => void store.removeDevice(id)} />
      </Part>
      <Part heading={words.accountKey} about={words.accountKeyAbout}>
        {secret?.kind === "account-key" && (
          <output className="hub-secret" aria-label={words.accountKeyIs}>
            {secret.text}
          </output>
        )}
        <p className="card-note">{words.renewAbout}</p>
        <div className="form-buttons">
          <Button onClick={() => void store.renewAccountKey()}>{words.renewAccountKey}</Button>
          <Button onClick={() => void store.showAccountKey()}>{words.showAccountKey}</Button>
        </div>
      </Part>
      {fingerprint && (
        <Part heading={words.fingerprint} about={words.fingerprintAbout}>
          <div className="hub-fingerprint">
            <QrCode
              className="qr-code"
              content={fingerprint.hex.toUpperCase()}
              label={words.fingerprintPicture}
            />
            <WordList label={words.fingerprint} list={fingerprint.words} />
          </div>
        </Part>
      )}
      {isOwner && (
        <Part heading={words.recovery} about={words.recoveryAbout}>
          {secret?.kind === "recovery-key" && (
            <WordList label={words.recovery} list={secret.words} />
          )}
          <div className="form-buttons">
            <Button onClick={() => void store.showRecoveryKey()}>{words.showRecovery}</Button>
          </div>
        </Part>
      )}
    </>
  );
}

interface PartProps {
  readonly heading: string;
  readonly about?: string;
  readonly children: ReactNode;
}

function Part({ heading, about, children }: PartProps): ReactElement {
  return (
    <div className="hub-part">
      <h3>{heading}</h3>
      {about && <p className="card-lead">{about}</p>}
      {children}
    </div>
  );
}

interface WordListProps {
  readonly label: string;
  readonly list: readonly string[];
}

function WordList({ label, list }: WordListProps): ReactElement {
  return (
    <ol className="recovery-words" aria-label={label}>
      {list.map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none changes its place
        <li key={place}>{word}</li>
      ))}
    </ol>
  );
}
