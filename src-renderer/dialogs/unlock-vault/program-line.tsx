import type { ReactElement, RefObject } from "react";
import { useStore } from "zustand";
import { programName } from "../../../src-shared/model/program-words.ts";
import { passwordProgramText as words } from "../../../src-shared/text/password-program-text.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { UnlockVaultStore } from "./unlock-vault-store.ts";

interface Props {
  /** The command line of the program; `null` if there is none. */
  readonly program: string | null;
  readonly store: UnlockVaultStore;
  readonly readOnly: RefObject<HTMLInputElement | null>;
}

/** Which program prints the password, and the way from waiting for it to typing and back. */
export function ProgramLine({ program, store, readOnly }: Props): ReactElement | null {
  const state = useStore(store);
  if (program === null) return null;
  return (
    <div className="key-line">
      <Icon name="key" size={20} />
      <span>
        <b>{words.from(programName(program))}</b>
        <small>{program}</small>
      </span>
      {state.step === "unlocking" && state.by === "program" && (
        <Button look="quiet" onClick={() => void store.typeInstead()}>
          {words.typeInstead}
        </Button>
      )}
      {state.step === "asking" && (
        <Button
          look="quiet"
          onClick={() => {
            store.askAgain(readOnly.current?.checked === true);
          }}
        >
          {words.again}
        </Button>
      )}
    </div>
  );
}
