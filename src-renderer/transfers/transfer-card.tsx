import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Transfer } from "../../src-shared/model/transfer.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { transfersText as text } from "../../src-shared/text/transfers-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProgressMeter } from "../ui/progress-meter.tsx";
import { ConflictQuestion } from "./conflict-question.tsx";
import { stateWords, transferTitle } from "./transfer-words.ts";

interface Props {
  readonly bridge: Bridge;
  readonly transfer: Transfer;
}

interface CardProps extends Props {
  readonly vaultName: string;
}

/** One copy: what, where to, how far, and what can be done about it. */
export function TransferCard({ bridge, transfer, vaultName }: CardProps): ReactElement {
  const { state, direction, target } = transfer;
  const title = transferTitle(transfer);
  const share = shareOf(transfer);
  return (
    <li className={`transfer transfer-${state.kind}`} aria-label={title}>
      <Icon name={direction === "import" ? "copyIn" : "copyOut"} size={18} />
      <div className="transfer-words">
        <p className="transfer-what">
          <b>{title}</b> <span>{text.into(target, direction === "import" ? vaultName : null)}</span>
        </p>
        {share !== null && <ProgressMeter label={title} share={share} />}
        <p className="transfer-state" role="status">
          {stateWords(transfer)}
        </p>
        {state.kind === "asking" && (
          <ConflictQuestion
            conflict={state.conflict}
            onAnswer={(rule, forAll) =>
              void bridge.ask("transfer.answer", { transfer: transfer.id, rule, forAll })
            }
          />
        )}
        <Failures transfer={transfer} />
      </div>
      <TransferButtons bridge={bridge} transfer={transfer} />
    </li>
  );
}

function shareOf({ state }: Transfer): number | null {
  if (!("progress" in state) || state.progress === null) return null;
  const { doneBytes, totalBytes, doneFiles, totalFiles } = state.progress;
  if (totalBytes > 0) return doneBytes / totalBytes;
  return totalFiles > 0 ? doneFiles / totalFiles : 0;
}

function TransferButtons({ bridge, transfer }: Props): ReactElement {
  const { id, state, failed } = transfer;
  const one = { transfer: id };
  const isOver = state.kind === "ended" || state.kind === "failed";
  const canGoOn = state.kind === "failed" || (state.kind === "paused" && state.reason === "asked");
  const canPause =
    state.kind === "running" || state.kind === "counting" || state.kind === "waiting";
  return (
    <div className="transfer-buttons">
      {failed > 0 && isOver && (
        <Button onClick={() => void bridge.ask("transfer.save-report", one)}>
          {text.saveReport}
        </Button>
      )}
      {canPause && (
        <Button onClick={() => void bridge.ask("transfer.pause", one)}>{text.pause}</Button>
      )}
      {canGoOn && (
        <Button onClick={() => void bridge.ask("transfer.resume", one)}>{text.resume}</Button>
      )}
      {isOver ? (
        <Button onClick={() => void bridge.ask("transfer.dismiss", one)}>{text.dismiss}</Button>
      ) : (
        <Button onClick={() => void bridge.ask("transfer.cancel", one)}>{text.cancel}</Button>
      )}
    </div>
  );
}

/** What failed, as far as a person reads it here. */
const mostListed = 5;

function Failures({
  transfer: { failures, failed },
}: Pick<Props, "transfer">): ReactElement | null {
  if (failed === 0) return null;
  const more = failed - Math.min(failures.length, mostListed);
  return (
    <div className="transfer-failures">
      <p>{text.failed(failed)}</p>
      <ul>
        {failures.slice(0, mostListed).map((failure, at) => (
          // Two files may fail in the same words; nothing is ever put before another.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
          <li key={at}>{failureText(failure)}</li>
        ))}
      </ul>
      {more > 0 && <p>{text.moreFailed(more)}</p>}
    </div>
  );
}
