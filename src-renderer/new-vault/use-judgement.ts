import { useEffect, useRef, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { PasswordJudgement } from "../../src-shared/model/new-vault.ts";

/** How long nothing was typed before main is asked, milliseconds. */
const pauseMs = 150;

/** The strength of what is being typed. Keeps what main says, and never the password. */
export function useJudgement(bridge: Bridge): {
  readonly judgement: PasswordJudgement | null;
  readonly judge: (password: string) => void;
} {
  const [judgement, setJudgement] = useState<PasswordJudgement | null>(null);
  const asked = useRef(0);

  // Nothing is asked any more once the field is gone.
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );

  function judge(password: string): void {
    asked.current += 1;
    const mine = asked.current;
    if (password === "") setJudgement(null);
    else setTimeout(() => void ask(password, mine), pauseMs);
  }

  async function ask(password: string, mine: number): Promise<void> {
    if (mine !== asked.current) return;
    const reply = await bridge.ask("password.judge", { password });
    if (mine === asked.current && reply.ok) setJudgement(reply.value);
  }

  return { judgement, judge };
}
