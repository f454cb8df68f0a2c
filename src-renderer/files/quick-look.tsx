import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Result } from "../../src-shared/failure.ts";
import type { Preview } from "../../src-shared/model/files.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import type { FileItem } from "./file-item.ts";
import type { FilesStore } from "./files-store.ts";
import { ItemIcon } from "./item-icon.tsx";
import { kindWords } from "./item-kind.ts";
import { sizeWords } from "./item-words.ts";
import { PreviewContent } from "./preview-content.tsx";
import { placeOf } from "./selection.ts";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  readonly files: FilesStore;
}

/** What is in a file, over everything else; gone by the key that brought it. */
export function QuickLook({ bridge, id, files }: Props): ReactElement | null {
  const { items, looking } = useStore(files);
  const item = items[placeOf(items, looking)];
  return item ? <Look bridge={bridge} id={id} files={files} item={item} /> : null;
}

function Look({ bridge, id, files, item }: Props & { readonly item: FileItem }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const { entry, path } = item;

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Not one of its buttons: the space bar that brought it takes it away again.
    shown?.focus();
    return () => shown?.close();
  }, []);

  const close = (): void => {
    files.lookInto(null);
  };

  return (
    <dialog
      ref={dialog}
      className="quick-look"
      tabIndex={-1}
      aria-label={text.look.title(entry.name)}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        const isButton = event.target instanceof HTMLButtonElement;
        if (event.key === " " && !isButton) close();
        else if (event.key === "ArrowLeft") files.lookOn(-1);
        else if (event.key === "ArrowRight") files.lookOn(1);
        else return;
        event.preventDefault();
      }}
    >
      <header className="look-head">
        <ItemIcon entry={entry} size={20} />
        <h2 title={path}>{entry.name}</h2>
        <p>{[kindWords(entry), sizeWords(item)].filter(Boolean).join(", ")}</p>
        {entry.kind === "file" && (
          <Button
            title={text.look.openHint}
            onClick={() => {
              close();
              void files.transfers.open(path);
            }}
          >
            <Icon name="open" />
            {text.look.open}
          </Button>
        )}
        <LookButton
          name="back"
          label={text.look.previous}
          run={() => {
            files.lookOn(-1);
          }}
        />
        <LookButton
          name="next"
          label={text.look.next}
          run={() => {
            files.lookOn(1);
          }}
        />
        <LookButton name="close" label={text.look.close} run={close} />
      </header>
      <div className="look-body">
        <Content key={`${path} ${entry.revision}`} bridge={bridge} id={id} item={item} />
      </div>
    </dialog>
  );
}

interface LookButtonProps {
  readonly name: "back" | "next" | "close";
  readonly label: string;
  readonly run: () => void;
}

function LookButton({ name, label, run }: LookButtonProps): ReactElement {
  return (
    <Button look="icon" aria-label={label} title={label} onClick={run}>
      <Icon name={name} size={18} />
    </Button>
  );
}

interface ContentProps {
  readonly bridge: Bridge;
  readonly id: VaultId;
  readonly item: FileItem;
}

function Content({ bridge, id, item }: ContentProps): ReactElement {
  const { path, entry } = item;
  const isFile = entry.kind === "file";
  const [preview, setPreview] = useState<Result<Preview> | null>(null);

  useEffect(() => {
    if (!isFile) return undefined;
    let isWanted = true;
    void bridge.ask("files.preview", { id, path, isSmall: false }).then((reply) => {
      if (isWanted) setPreview(reply);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, id, path, isFile]);

  if (!isFile) {
    return (
      <p className="look-words">{entry.kind === "directory" ? text.look.folder : text.look.link}</p>
    );
  }
  if (preview === null) return <ProgressBar label={text.look.reading} />;
  if (!preview.ok) return <FailureAlert failure={preview.failure} />;
  return <PreviewContent preview={preview.value} name={entry.name} />;
}
