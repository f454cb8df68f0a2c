import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { LocatedFile, NamedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { namesText as text } from "../../src-shared/text/vault-options-text.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
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

function Locate({ bridge, id }: Props): ReactElement {
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
      {found.kind === "failed" && <Alert>{failureText(found.failure)}</Alert>}
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

function Decrypt({ bridge, id }: Props): ReactElement {
  const [files, setFiles] = useState<readonly NamedFile[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function choose(): Promise<void> {
    const reply = await bridge.ask("names.decrypt", { id });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok && reply.value.length > 0) setFiles(reply.value);
  }

  return (
    <div className="field">
      <b className="field-title">{text.decrypt}</b>
      <p className="field-hint">{text.decryptHint}</p>
      {failure && <Alert>{failureText(failure)}</Alert>}
      {files.length > 0 && (
        <ul className="files named-files" aria-live="polite">
          {files.map(({ file, path, problem }) => (
            <li key={file}>
              <span className="finding-place">{file}</span>
              <span>{path ?? text.problem[problem ?? "foreign"]}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="form-buttons">
        <Button onClick={() => void choose()}>{text.choose}</Button>
      </div>
    </div>
  );
}
