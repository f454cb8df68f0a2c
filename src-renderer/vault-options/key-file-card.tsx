import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { KeyPlaceRowId, KeyReport } from "../../src-shared/model/key-place.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { keyFileCardText as words } from "../../src-shared/text/key-file-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { KeyPlaceList } from "./key-place-list.tsx";
import { useWanted } from "./use-wanted.ts";

export type KeyDialog = "move-key" | "copy-key" | "remember-key";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  /** The user came here for it. */
  readonly isWanted: boolean;
  readonly onAsk: (kind: KeyDialog) => void;
}

/** Where the key file is, and where else it can be. */
export function KeyFileCard({ bridge, vault, isWanted, onAsk }: Props): ReactElement {
  const { id, safety } = vault;
  const [report, setReport] = useState<KeyReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const card = useWanted(isWanted);

  // Anew whenever main says that something is another way now, which a dialog about it may have caused.
  useEffect(() => {
    let isShown = true;
    const read = (): void => {
      void bridge.ask("key.report", { id }).then((reply) => {
        if (isShown && reply.ok) setReport(reply.value);
      });
    };
    read();
    const stop = bridge.on("vaults.changed", read);
    return () => {
      isShown = false;
      stop();
    };
  }, [bridge, id]);

  async function forget(place: KeyPlaceRowId): Promise<void> {
    const reply = await bridge.ask("key.forget", { id, place });
    setFailure(reply.ok ? null : reply.failure);
  }

  const where = report?.where ?? safety.key;
  const isLinked = where?.kind === "here" && where.isLinked;
  const isAway = where?.kind === "away" || where?.kind === "unknown";
  return (
    <section ref={card} className="card" aria-labelledby="key-file-heading">
      <h2 id="key-file-heading">{words.heading}</h2>
      <p className="card-lead">{leadOf(where)}</p>
      {failure && <FailureAlert failure={failure} />}
      {report && <KeyPlaceList report={report} onForget={(place) => void forget(place)} />}
      {report?.fingerprint && <p className="card-note">{words.fingerprint(report.fingerprint)}</p>}
      <div className="form-buttons">
        {isAway && <span className="why-not">{words.awayNow}</span>}
        {isLinked && (
          <Button
            onClick={() => {
              onAsk("remember-key");
            }}
          >
            {words.rememberLink}
          </Button>
        )}
        {!isLinked && (
          <Button
            onClick={() => {
              onAsk("remember-key");
            }}
          >
            {words.remember}
          </Button>
        )}
        <Button
          disabled={isAway}
          onClick={() => {
            onAsk("copy-key");
          }}
        >
          {words.copy}
        </Button>
        <Button
          disabled={isAway}
          onClick={() => {
            onAsk("move-key");
          }}
        >
          {words.move}
        </Button>
      </div>
    </section>
  );
}

function leadOf(where: VaultSummary["safety"]["key"]): string {
  switch (where?.kind) {
    case "inside":
      return words.inside;
    case "here":
      if (where.isLinked) return words.linked(where.place);
      return where.label === null ? words.elsewhere(where.place) : words.onDrive(where.label);
    case "chosen":
      return words.elsewhere(where.place);
    case "away":
      return words.away(where.places[0]?.label ?? null);
    case "hub":
    case "unknown":
    case undefined:
      return words.unknown;
  }
}
