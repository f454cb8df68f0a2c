import { type RefObject, useRef, useState } from "react";
import type { RestoreKey } from "../../../src-shared/contract/restore-rows.ts";
import type { LostFiles } from "../../../src-shared/model/restore.ts";
import type { KeyKind } from "./restore-key-step.tsx";

/** What shows that the vault is the user's. It stays in its field; here is only whether there is any. */
export interface Secret {
  readonly kind: KeyKind;
  readonly words: RefObject<HTMLTextAreaElement | null>;
  readonly password: RefObject<HTMLInputElement | null>;
  readonly isFilled: boolean;
  readonly onKind: (kind: KeyKind) => void;
  readonly onInput: () => void;
  /** Takes it, for one question. */
  readonly take: () => RestoreKey;
}

export function useSecret(lost: LostFiles): Secret {
  const words = useRef<HTMLTextAreaElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<KeyKind>(lost.keyFile === "there" ? "password" : "words");
  const [isFilled, setIsFilled] = useState(false);

  function look(of: KeyKind): void {
    const typed = of === "words" ? words.current?.value.trim() : password.current?.value;
    setIsFilled(typed !== undefined && typed !== "");
  }

  return {
    kind,
    words,
    password,
    isFilled,
    onKind: (next) => {
      setKind(next);
      look(next);
    },
    onInput: () => {
      look(kind);
    },
    take: () =>
      kind === "words"
        ? { kind, words: words.current?.value ?? "" }
        : { kind, password: password.current?.value ?? "" },
  };
}
