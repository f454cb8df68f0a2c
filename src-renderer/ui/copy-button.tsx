import { type ReactElement, useEffect, useState } from "react";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

/** How long a button says that it has copied, milliseconds. */
const saidForMs = 2_000;

export type Copied = "yes" | "no" | "not-asked";

/** Copies, and says so for a moment. */
export function useCopied(copy: () => Promise<{ readonly ok: boolean }>): {
  readonly copied: Copied;
  readonly start: () => void;
} {
  const [copied, setCopied] = useState<Copied>("not-asked");

  useEffect(() => {
    if (copied === "not-asked") return undefined;
    const timer = setTimeout(() => {
      setCopied("not-asked");
    }, saidForMs);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);

  async function start(): Promise<void> {
    const { ok } = await copy();
    setCopied(ok ? "yes" : "no");
  }

  return { copied, start: () => void start() };
}

interface Props {
  readonly label: string;
  readonly copy: () => Promise<{ readonly ok: boolean }>;
}

/** A small button beside the value that it copies. */
export function CopyButton({ label, copy }: Props): ReactElement {
  const { copied, start } = useCopied(copy);
  return (
    <>
      <Button look="icon" aria-label={label} title={label} onClick={start}>
        <Icon name={copied === "yes" ? "check" : copied === "no" ? "alert" : "copy"} size={18} />
      </Button>
      <span className="spoken" role="status">
        {copiedText(copied)}
      </span>
    </>
  );
}

function copiedText(copied: Copied): string {
  switch (copied) {
    case "yes":
      return text.share.copied;
    case "no":
      return text.share.notCopied;
    case "not-asked":
      return "";
  }
}
