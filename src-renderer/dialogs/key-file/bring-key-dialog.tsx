import { type ReactElement, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { KeyHomeId, KeyReport } from "../../../src-shared/model/key-place.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { keyHomeText, keyWorkText as words } from "../../../src-shared/text/key-file-text.ts";
import { KeyHomeChoice } from "../../key-file/key-home-choice.tsx";
import { isThere, keyHomesStore } from "../../key-file/key-homes-store.ts";
import { OptionCard } from "../../ui/option-card.tsx";
import { KeyWorkDone } from "./key-work-done.tsx";
import { KeyWorkForm } from "./key-work-form.tsx";
import { keyWorkStore } from "./key-work-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  /** False: the key file stays where it is, too. */
  readonly isMove: boolean;
  readonly onClose: () => void;
}

/** Takes the key file to another place, or puts a copy there. */
export function BringKeyDialog({ bridge, vault, isMove, onClose }: Props): ReactElement {
  const { id, name, safety } = vault;
  const homes = useMemo(() => keyHomesStore(bridge), [bridge]);
  const there = useStore(homes);
  // `undefined`: not decided yet; `null`: into the vault folder.
  const [to, setTo] = useState<KeyHomeId | null | undefined>(undefined);
  const [store] = useState(() => {
    let target: KeyHomeId | null = null;
    const work = keyWorkStore((password) =>
      bridge.ask("key.bring", { id, password, to: target, isMove }),
    );
    return {
      ...work,
      startAt: (home: KeyHomeId | null, password: string): void => {
        target = home;
        void work.start(password);
      },
    };
  });
  const state = useStore(store);
  const inFolder = useFilesInFolder(bridge, id);
  if (state.step === "done") return <KeyWorkDone outcome={state.outcome} onClose={onClose} />;
  const isDecided = to === null || (to !== undefined && isThere(there, to));
  const leaves = isMove && typeof to === "string" ? inFolder : [];

  return (
    <KeyWorkForm
      title={isMove ? words.moveTitle(name) : words.copyTitle(name)}
      submit={isMove ? words.move : words.copy}
      isBusy={state.step === "working"}
      failure={state.step === "asking" ? state.failure : null}
      isDecided={isDecided}
      onSubmit={(password) => {
        if (to !== undefined) store.startAt(to, password);
      }}
      onClose={onClose}
    >
      <KeyHomeChoice
        homes={homes}
        legend={isMove ? words.where : words.whereElse}
        chosen={to ?? null}
        onChoose={setTo}
        first={(group) =>
          safety.key?.kind !== "inside" && (
            <OptionCard
              group={group}
              icon="cloud"
              title={keyHomeText.inVault}
              detail={keyHomeText.inVaultAbout}
              isChosen={to === null}
              onChoose={() => {
                setTo(null);
              }}
            />
          )
        }
      />
      {leaves.length > 0 && <p className="dialog-body">{words.willGo(leaves)}</p>}
    </KeyWorkForm>
  );
}

/** Key files in the vault folder, which go with a move. */
function useFilesInFolder(bridge: Bridge, id: VaultSummary["id"]): readonly string[] {
  const [report, setReport] = useState<KeyReport | null>(null);
  useEffect(() => {
    let isShown = true;
    void bridge.ask("key.report", { id }).then((reply) => {
      if (isShown && reply.ok) setReport(reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [bridge, id]);
  return report?.inFolder ?? [];
}
