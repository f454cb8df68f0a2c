import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { OpenedFile } from "../../src-shared/model/transfer.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { transfersText as text } from "../../src-shared/text/transfers-text.ts";
import { Button } from "../ui/button.tsx";
import type { TransferStore } from "./transfer-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly transfers: TransferStore;
  readonly opened: readonly OpenedFile[];
}

/** Files that other programs have open, from copies that can be written back. */
export function OpenedFiles({ bridge, transfers, opened }: Props): ReactElement {
  return (
    <>
      <header className="transfers-header">
        <h2>{text.opened}</h2>
        <p>{text.openedHint}</p>
      </header>
      <ul className="transfer-list">
        {opened.map((file) => (
          <li key={file.id} className="transfer" aria-label={file.path}>
            <div className="transfer-words">
              <p className="transfer-what">
                <b>{file.path}</b>
              </p>
              <p className="transfer-state" role="status">
                {wordsFor(file)}
              </p>
            </div>
            <div className="transfer-buttons">
              <WriteButtons
                file={file}
                onWrite={(rule) =>
                  void transfers.ask("transfer.write-back", { opened: file.id, rule })
                }
              />
              {file.state.kind === "unchanged" && (
                <Button
                  onClick={() => void bridge.ask("transfer.close-opened", { opened: file.id })}
                >
                  {text.closeOpened}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

interface WriteProps {
  readonly file: OpenedFile;
  readonly onWrite: (rule: "replace" | "keep-both") => void;
}

function WriteButtons({ file: { state }, onWrite }: WriteProps): ReactElement | null {
  if (state.kind === "unchanged" || state.kind === "writing") return null;
  const isConflict = state.kind === "changed" && state.isConflict;
  return (
    <>
      <Button
        onClick={() => {
          onWrite("replace");
        }}
      >
        {isConflict ? text.writeOver : text.writeBack}
      </Button>
      {isConflict && (
        <Button
          onClick={() => {
            onWrite("keep-both");
          }}
        >
          {text.writeBeside}
        </Button>
      )}
    </>
  );
}

function wordsFor({ state }: OpenedFile): string {
  switch (state.kind) {
    case "unchanged":
      return text.unchanged;
    case "changed":
      return state.isConflict ? text.changedBoth : text.changed;
    case "writing":
      return text.writing;
    case "failed":
      return failureText(state.failure);
    default:
      return assertNever(state);
  }
}
