import { type ReactElement, type ReactNode, useState } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { thisVaultText as words } from "../../src-shared/text/this-vault-text.ts";
import { cipherWords } from "../ui/cipher-words.ts";
import { daysAgo } from "./days-ago.ts";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly vault: VaultSummary;
  /** As the vault says; `null` where it does not. */
  readonly cipher: string | null;
  readonly actions: Pick<VaultActions, "section" | "events">;
}

/** How safe the vault is; each line is the door to what can be done about it. */
export function ThisVaultCard({ vault, cipher, actions }: Props): ReactElement {
  const { key, recoveryKeyProvedMs, lastCheck, conflicts } = vault.safety;
  const [now] = useState(() => Date.now());
  const isProved = recoveryKeyProvedMs !== null;
  return (
    <section className="card" aria-labelledby="this-vault-heading">
      <h2 id="this-vault-heading">{text.about.heading}</h2>
      <dl className="facts">
        {key?.kind !== "hub" && (
          <Fact
            name={words.recoveryKey}
            look={isProved ? "good" : "warn"}
            onOpen={() => {
              actions.section("recovery-key");
            }}
          >
            {isProved ? words.proved : words.notProved}
          </Fact>
        )}
        <Fact
          name={text.about.keyFile}
          look={key?.kind === "away" ? "warn" : "plain"}
          onOpen={() => {
            actions.section("key-file");
          }}
        >
          {keyWords(key)}
        </Fact>
        <Fact
          name={words.lastCheck}
          look={lastCheck && lastCheck.problems > 0 ? "warn" : "plain"}
          onOpen={() => {
            actions.section("check");
          }}
        >
          {lastCheck === null
            ? words.neverChecked
            : words.checked(daysAgo(lastCheck.endedMs, now), lastCheck.problems)}
        </Fact>
        <Fact
          name={words.conflicts}
          look={conflicts > 0 ? "warn" : "plain"}
          onOpen={actions.events}
        >
          {words.conflictCount(conflicts)}
        </Fact>
        <dt>{text.about.encryption}</dt>
        <dd>{cipherWords(cipher)}</dd>
      </dl>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly look: "plain" | "good" | "warn";
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function Fact({ name, look, onOpen, children }: FactProps): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <button type="button" className={`fact-door fact-${look}`} onClick={onOpen}>
          {children}
        </button>
      </dd>
    </>
  );
}

function keyWords(key: VaultSummary["safety"]["key"]): string {
  switch (key?.kind) {
    case "inside":
      return text.about.keyInVault;
    case "here":
      return key.label === null ? words.keyElsewhere(key.place) : words.keyOn(key.label);
    case "chosen":
      return words.keyElsewhere(key.place);
    case "away":
      return words.keyAway(key.places[0]?.label ?? null);
    case "hub":
      return words.keyAtHub(key.host);
    case "unknown":
    case undefined:
      return words.keyUnknown;
  }
}
