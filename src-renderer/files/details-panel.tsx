import { type ReactElement, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Result } from "../../src-shared/failure.ts";
import type { LocatedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import type { FileItem } from "./file-item.ts";
import type { FilesStore } from "./files-store.ts";
import { ItemIcon } from "./item-icon.tsx";
import { kindWords } from "./item-kind.ts";
import { exactWhenWords, sizeWords } from "./item-words.ts";
import { itemsSelected } from "./selection.ts";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  readonly files: FilesStore;
}

/** What there is to know of what is selected, its encrypted file among it. */
export function DetailsPanel({ bridge, id, files }: Props): ReactElement {
  const { items, selection } = useStore(files);
  const selected = itemsSelected(items, selection);
  const [item] = selected;
  return (
    <aside className="files-details" aria-label={text.details}>
      {item && selected.length === 1 ? (
        <Details key={item.path} bridge={bridge} id={id} item={item} />
      ) : (
        <p className="files-details-none">
          {selected.length === 0 ? text.facts.nothing : text.facts.several(selected.length)}
        </p>
      )}
    </aside>
  );
}

interface DetailsProps {
  readonly bridge: Bridge;
  readonly id: VaultId;
  readonly item: FileItem;
}

function Details({ bridge, id, item }: DetailsProps): ReactElement {
  const { entry, folder } = item;
  const size = entry.size === null ? null : `${sizeWords(item)}, ${text.facts.bytes(entry.size)}`;
  return (
    <>
      <ItemIcon entry={entry} size={40} />
      <h2>{entry.name}</h2>
      {entry.failure && <FailureAlert failure={entry.failure} />}
      <dl>
        <Fact name={text.facts.kind} value={kindWords(entry)} />
        <Fact
          name={text.facts.size}
          value={
            size !== null && (entry.size ?? 0) < 1_000 ? text.facts.bytes(entry.size ?? 0) : size
          }
        />
        <Fact name={text.facts.modified} value={exactWhenWords(entry.modifiedMs)} />
        <Fact name={text.facts.created} value={exactWhenWords(entry.createdMs)} />
        <Fact name={text.facts.folder} value={folder} />
      </dl>
      <EncryptedFile bridge={bridge} id={id} item={item} />
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (value === null || value === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Is it really encrypted? Here it is. */
function EncryptedFile({ bridge, id, item }: DetailsProps): ReactElement {
  const { path } = item;
  const [located, setLocated] = useState<Result<LocatedFile> | null>(null);

  useEffect(() => {
    let isWanted = true;
    void bridge.ask("files.locate", { id, path, show: false }).then((reply) => {
      if (isWanted) setLocated(reply);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, id, path]);

  async function show(): Promise<void> {
    setLocated(await bridge.ask("files.locate", { id, path, show: true }));
  }

  return (
    <section className="files-encrypted">
      <h3>{text.facts.encryptedFile}</h3>
      {located?.ok === false && <FailureAlert failure={located.failure} />}
      <p className="finding-place">{located?.ok ? located.value.ciphertextPath : "…"}</p>
      <p className="field-hint">{text.facts.encryptedHint}</p>
      <Button onClick={() => void show()}>{text.facts.encryptedShow}</Button>
    </section>
  );
}
