import { type ReactElement, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { LocatedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { namesText as text } from "../../src-shared/text/vault-options-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { NamesStore } from "./names-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  readonly names: NamesStore;
}

/** Which encrypted file is which, both ways. */
export function NamesCard(props: Props): ReactElement {
  return (
    <section className="card names" aria-labelledby="names-heading">
      <h2 id="names-heading">{text.heading}</h2>
      <div className="field-pair">
        <Locate {...props} />
        <Decrypt {...props} />
      </div>
    </section>
  );
}

type Found =
  | { readonly kind: "nothing" }
  | { readonly kind: "found"; readonly place: LocatedFile }
  | { readonly kind: "failed"; readonly failure: Failure };

function Locate({ bridge, id }: Omit<Props, "names">): ReactElement {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found>({ kind: "nothing" });

  async function locate(show: boolean): Promise<void> {
    const reply = await bridge.ask("names.locate", { id, typed, show });
    setFound(
      reply.ok ? { kind: "found", place: reply.value } : { kind: "failed", failure: reply.failure },
    );
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "") void locate(true);
      }}
    >
      <TextField
        label={text.path}
        hint={text.pathHint}
        placeholder={text.pathExample}
        maxLength={10_000}
        value={typed}
        onChange={setTyped}
      />
      {found.kind === "failed" && <FailureAlert failure={found.failure} />}
      {found.kind === "found" && (
        <p className="finding-place" role="status">
          {found.place.ciphertextPath}
        </p>
      )}
      <div className="form-buttons">
        <Button type="submit" disabled={typed.trim() === ""}>
          {text.show}
        </Button>
      </div>
    </form>
  );
}

function Decrypt({ id, names }: Props): ReactElement {
  const { named } = useStore(names);
  const { files, failure } = named?.id === id ? named : { files: [], failure: null };
  const answer = useRef<HTMLUListElement>(null);
  // What was dropped elsewhere on the page is answered here.
  useEffect(() => {
    if (files.length > 0) answer.current?.scrollIntoView({ block: "nearest" });
  }, [files]);

  return (
    <div className="field">
      <b className="field-title">{text.decrypt}</b>
      <p className="field-hint">{text.decryptHint}</p>
      {failure && <FailureAlert failure={failure} />}
      {files.length > 0 && (
        <ul ref={answer} className="files named-files" aria-live="polite">
          {files.map(({ file, path, problem }) => (
            <li key={file}>
              <span className="finding-place">{file}</span>
              <span>{path ?? text.problem[problem ?? "foreign"]}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="form-buttons">
        <Button onClick={() => void names.choose(id)}>{text.choose}</Button>
      </div>
    </div>
  );
}
