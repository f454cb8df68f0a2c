import { lazy, type ReactElement, Suspense, useEffect, useState } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import { type Preview, previewPath } from "../../src-shared/model/files.ts";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { decodeText } from "./decode-text.ts";

/** Loaded with the first PDF that is looked into: it is larger than all the rest of the window. */
const PdfView = lazy(() =>
  import("./pdf-view.tsx").then((module) => ({ default: module.PdfView })),
);

interface Props {
  readonly preview: Preview;
  readonly name: string;
}

/** The content of a file, by its kind; whatever it holds, it is drawn and never run. */
export function PreviewContent({ preview, name }: Props): ReactElement {
  switch (preview.kind) {
    case "picture":
      return <Picture address={previewPath(preview.token)} name={name} />;
    case "text":
      return <Text address={previewPath(preview.token)} isWhole={preview.isWhole} />;
    case "pdf":
      return (
        <Suspense fallback={<ProgressBar label={text.look.reading} />}>
          <PdfView address={previewPath(preview.token)} />
        </Suspense>
      );
    case "none":
      return (
        <p className="look-words">
          {preview.reason === "too-large" ? text.look.tooLarge : text.look.unknownKind}
        </p>
      );
    default:
      return assertNever(preview);
  }
}

function Picture({ address, name }: { readonly address: string; readonly name: string }) {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <p className="look-words">{text.look.broken}</p>;
  return (
    <img
      className="look-picture"
      src={address}
      alt={name}
      onError={() => {
        setIsBroken(true);
      }}
    />
  );
}

function Text({ address, isWhole }: { readonly address: string; readonly isWhole: boolean }) {
  const [content, setContent] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void fetch(address)
      .then((response) => response.arrayBuffer())
      .then((bytes) => {
        if (isWanted) setContent(decodeText(new Uint8Array(bytes)));
      });
    return () => {
      isWanted = false;
    };
  }, [address]);
  if (content === null) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="look-text" tabIndex={0} aria-label={text.look.text}>
        <pre>{content}</pre>
      </section>
      {!isWhole && <p className="look-note">{text.look.beginning}</p>}
    </>
  );
}
