import type { ReactElement } from "react";
import type { LostFiles } from "../../../src-shared/model/restore.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";

/** What is there of the two files, and what is not. */
export function LostList({ lost }: { readonly lost: LostFiles }): ReactElement {
  return (
    <dl className="facts facts-dialog">
      <dt>{words.config} (vault.cryptomator)</dt>
      <State state={lost.config} />
      <dt>{words.keyFile} (masterkey.cryptomator)</dt>
      <State state={lost.keyFile} />
    </dl>
  );
}

function State({ state }: { readonly state: LostFiles["keyFile"] }): ReactElement {
  return <dd className={state === "there" ? "fact-good" : "fact-warn"}>{words.state[state]}</dd>;
}
