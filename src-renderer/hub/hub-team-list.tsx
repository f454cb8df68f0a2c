import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { HubMate, HubTeam } from "../../src-shared/model/hub-team.ts";
import { hubTeamText as words } from "../../src-shared/text/hub-text.ts";
import { Button } from "../ui/button.tsx";
import { HubFingerprintView } from "./hub-fingerprint.tsx";

interface Props {
  readonly team: HubTeam;
  /** The user has compared the words of somebody; `null`: their account has no key to sign with. */
  readonly onCompared: ((userId: string, fingerprint: string) => void) | null;
  readonly onOpenHub: () => void;
}

/** Who gets the key of the vault, who waits for it, and whose keys are known to be theirs. */
export function HubTeamList({ team, onCompared, onOpenHub }: Props): ReactElement {
  const waiting = team.filter(({ isWaiting }) => isWaiting);
  return (
    <>
      {waiting.length > 0 && (
        <div className="hub-waiting" role="note">
          <p>{words.waiting(waiting.map(({ name }) => name))}</p>
          <Button onClick={onOpenHub}>{words.openHub}</Button>
        </div>
      )}
      <ul className="hub-mates">
        {team.map((mate) => (
          <li key={mate.id}>
            <p>
              <strong>{mate.name}</strong> <span className="field-hint">{roleOf(mate)}</span>
            </p>
            <p className={`card-note ${looks[mate.trust.kind]}`}>{trustIn(mate)}</p>
            {mate.fingerprint && !isMe(mate) && (
              <details>
                <summary>{words.fingerprintOf(mate.name)}</summary>
                <Compare mate={mate} fingerprint={mate.fingerprint} onCompared={onCompared} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface CompareProps extends Pick<Props, "onCompared"> {
  readonly mate: HubMate;
  readonly fingerprint: NonNullable<HubMate["fingerprint"]>;
}

function Compare({ mate, fingerprint, onCompared }: CompareProps): ReactElement {
  return (
    <>
      <HubFingerprintView fingerprint={fingerprint} label={words.fingerprintOf(mate.name)} />
      {onCompared && mate.trust.kind !== "verified" && (
        <>
          <p className="card-note">{words.compareAbout(mate.name)}</p>
          <div className="form-buttons">
            <Button
              onClick={() => {
                onCompared(mate.id, fingerprint.hex);
              }}
            >
              {words.compared}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function isMe({ trust: { kind } }: HubMate): boolean {
  return kind === "self" || kind === "not-mine";
}

function roleOf({ isGroup, isOwner, isWaiting }: HubMate): string {
  const parts = [
    isOwner ? words.owner : words.member,
    ...(isGroup ? [words.group] : []),
    ...(isWaiting ? [words.waits] : []),
  ];
  return parts.join(", ");
}

function trustIn({ isGroup, fingerprint, trust }: HubMate): string {
  if (isGroup) return words.groupAbout;
  if (fingerprint === null) return words.noKeys;
  switch (trust.kind) {
    case "self":
      return words.trust.self;
    case "not-mine":
      return words.trust.notMine;
    case "verified":
      return words.trust.verified;
    case "vouched":
      return words.trust.vouched(trust.links);
    case "unknown":
      return words.trust.unknown;
    case "contradicted":
      return words.trust.contradicted;
    default:
      return assertNever(trust);
  }
}

const looks: Readonly<Record<HubMate["trust"]["kind"], string>> = {
  self: "fact-good",
  "not-mine": "hub-contradicted",
  verified: "fact-good",
  vouched: "fact-good",
  unknown: "",
  contradicted: "hub-contradicted",
};
