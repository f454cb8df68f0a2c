import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Output } from "../../src-shared/contract/contract.ts";
import type { DriveFileLimit } from "../../src-shared/model/drive.ts";
import { driveText } from "../../src-shared/text/drive-text.ts";
import { Button } from "../ui/button.tsx";
import { byteSize } from "../ui/byte-size.ts";

interface Props {
  readonly bridge: Bridge;
}

/** Says that large files do not open from the drive, where the system could allow larger ones, and has it do so. */
export function FileLimitNote({ bridge }: Props): ReactElement | null {
  const limit = useFileLimit(bridge);
  const text = driveText.fileLimit;
  const [step, setStep] = useState<Output<"drive.raise-limit">["kind"] | "asking" | null>(null);
  if (!limit || limit.bytes >= limit.highest) return null;

  async function raise(): Promise<void> {
    setStep("asking");
    const reply = await bridge.ask("drive.raise-limit", {});
    setStep(reply.ok ? reply.value.kind : "kept");
  }

  if (step === "raised") return <p role="status">{text.raised}</p>;
  return (
    <div className="drive-limit">
      <p>{text.lead(byteSize(limit.bytes))}</p>
      {step === "kept" && <p role="status">{text.kept}</p>}
      <div className="drive-buttons">
        {/* Never disabled: it would lose the focus while Windows asks. */}
        <Button
          aria-busy={step === "asking"}
          onClick={() => {
            if (step !== "asking") void raise();
          }}
        >
          {step === "asking" ? text.raising : text.raise(byteSize(limit.highest))}
        </Button>
      </div>
    </div>
  );
}

function useFileLimit(bridge: Bridge): DriveFileLimit | null {
  const [limit, setLimit] = useState<DriveFileLimit | null>(null);
  useEffect(() => {
    let isShown = true;
    void bridge.ask("drive.file-limit", {}).then((reply) => {
      if (isShown && reply.ok) setLimit(reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [bridge]);
  return limit;
}
