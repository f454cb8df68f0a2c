import { type RefObject, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { MIN_PASSWORD, type PasswordJudgement } from "../../src-shared/model/new-vault.ts";
import { useJudgement } from "./use-judgement.ts";

/** Two fields for one new password. What is typed stays in them; here is only what is known of it. */
export interface NewPassword {
  readonly judgement: PasswordJudgement | null;
  readonly isTooShort: boolean;
  /** The repetition is there, and another one. */
  readonly isDifferent: boolean;
  readonly isReady: boolean;
  readonly isShown: boolean;
  readonly isSuggested: boolean;
  readonly onInput: () => void;
  readonly onShow: (isShown: boolean) => void;
  readonly suggest: () => Promise<void>;
}

interface Known {
  readonly characters: number;
  readonly isRepeated: boolean;
  readonly isSame: boolean;
  readonly isSuggested: boolean;
}

type Field = RefObject<HTMLInputElement | null>;

export function useNewPassword(bridge: Bridge, password: Field, repeat: Field): NewPassword {
  const { judgement, judge } = useJudgement(bridge);
  const [isShown, setIsShown] = useState(false);
  const [known, setKnown] = useState<Known>({
    characters: 0,
    isRepeated: false,
    isSame: true,
    isSuggested: false,
  });

  function look(isSuggested: boolean): void {
    const typed = password.current?.value.normalize("NFC") ?? "";
    const again = repeat.current?.value.normalize("NFC") ?? "";
    const characters = Array.from(typed).length;
    setKnown({ characters, isRepeated: again !== "", isSame: typed === again, isSuggested });
    judge(typed);
  }

  async function suggest(): Promise<void> {
    const reply = await bridge.ask("password.suggest", {});
    if (!reply.ok || !password.current || !repeat.current) return;
    password.current.value = reply.value;
    repeat.current.value = reply.value;
    // What the fields say of what stood in them before is over.
    for (const { current } of [password, repeat]) {
      current?.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    setIsShown(true);
    look(true);
  }

  const isLong = known.characters >= MIN_PASSWORD;
  return {
    judgement,
    isTooShort: known.characters > 0 && !isLong,
    isDifferent: known.isRepeated && !known.isSame,
    isReady: isLong && known.isSame,
    isShown,
    isSuggested: known.isSuggested,
    onInput: () => {
      look(false);
    },
    onShow: setIsShown,
    suggest,
  };
}
