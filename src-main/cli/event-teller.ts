/** What an open vault tells without being asked, on standard output: behind the first line, which others wait for. */

import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import { eventText } from "../../src-shared/text/event-text.ts";
import { printable } from "../../src-shared/text/printable.ts";
import type { Io } from "./io.ts";
import { print } from "./print.ts";

export interface EventTeller {
  /** Never throws. What is told before {@link begin} waits for it. */
  readonly tell: (event: VaultEvent) => void;
  readonly begin: () => void;
}

export function eventTeller(io: Io): EventTeller {
  let waiting: VaultEvent[] | null = [];

  function printNow(event: VaultEvent): void {
    // Whoever has stopped reading hears of nothing; the vault is served all the same.
    print(io, recordOf(event), lineOf(event)).catch(() => undefined);
  }

  return {
    tell: (event) => {
      if (waiting === null) printNow(event);
      else waiting.push(event);
    },
    begin: () => {
      const early = waiting ?? [];
      waiting = null;
      early.forEach(printNow);
    },
  };
}

function recordOf({ kind, ...more }: VaultEvent): object {
  return { event: kind, ...more };
}

function lineOf(event: VaultEvent): string {
  const sentence = printable(eventText(event));
  if (!("path" in event)) return sentence;
  return `${printable(event.path ?? event.ciphertextPath)}: ${sentence}`;
}
