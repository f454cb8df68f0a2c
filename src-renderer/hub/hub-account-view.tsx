import type { ReactElement, ReactNode } from "react";
import type { HubAccount } from "../../src-shared/model/hub-account.ts";
import type { HubTeam } from "../../src-shared/model/hub-team.ts";
import { hubTeamText as teamWords, hubCardText as words } from "../../src-shared/text/hub-text.ts";
import { Button } from "../ui/button.tsx";
import type { HubCardStore, Secret } from "./hub-card-store.ts";
import { HubDeviceList } from "./hub-device-list.tsx";
import { HubFingerprintView } from "./hub-fingerprint.tsx";
import { HubTeamList } from "./hub-team-list.tsx";
import { WordList } from "./word-list.tsx";

interface Props {
  readonly account: HubAccount;
  readonly team: HubTeam | null;
  readonly secret: Secret | null;
  readonly store: HubCardStore;
}

/** The account of the user: devices, account key, fingerprint; for owners the team and the recovery key. */
export function HubAccountView({ account, team, secret, store }: Props): ReactElement {
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
          <HubFingerprintView fingerprint={fingerprint} label={words.fingerprint} />
        </Part>
      )}
      {isOwner && (
        <Part heading={teamWords.heading} about={teamWords.about}>
          {team ? (
            <HubTeamList
              team={team}
              onCompared={fingerprint && ((userId, hex) => void store.compared(userId, hex))}
              onOpenHub={store.openHub}
            />
          ) : (
            <div className="form-buttons">
              <Button onClick={() => void store.showTeam()}>{teamWords.show}</Button>
            </div>
          )}
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
