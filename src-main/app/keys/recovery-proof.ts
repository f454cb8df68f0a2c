/**
 * The proof that a recovery key was kept: three of its words, asked back. Main keeps these three while the
 * question stands, and nothing of the others.
 */

import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { VaultError } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";

/** Milliseconds for which a question stands: time enough to find a pen. */
const PATIENCE = 60 * 60_000;

/** Words that are asked. */
const ASKED = 3;

export interface Proofs {
  /** @param places - from 1 */
  ask(id: VaultId, places: readonly number[], words: readonly string[]): void;
  /**
   * @returns the places of the words that are wrong; none proves it, and ends the question
   * @throws VaultError `cancelled` if nothing was asked, or too long ago
   */
  check(id: VaultId, typed: readonly string[]): readonly number[];
}

interface Question {
  readonly words: ReadonlyMap<number, string>;
  readonly untilMs: number;
}

/** @param now - milliseconds since 1970 */
export function proofs(now: () => number): Proofs {
  const questions = new Map<VaultId, Question>();
  return {
    ask(id, places, words) {
      const asked = places.map((place) => [place, words[place - 1] ?? ""] as const);
      questions.set(id, { words: new Map(asked), untilMs: now() + PATIENCE });
    },
    check(id, typed) {
      const question = questions.get(id);
      if (!question || question.untilMs < now()) {
        questions.delete(id);
        throw new VaultError({ kind: "cancelled" });
      }
      const wrong = [...question.words].flatMap(([place, word], index) =>
        typed[index]?.trim().toLowerCase() === word ? [] : [place],
      );
      if (wrong.length === 0) questions.delete(id);
      return wrong;
    },
  };
}

/** Different places, in their order. */
export function askedPlaces(random: World["random"], count: number): number[] {
  const places = new Set<number>();
  while (places.size < Math.min(ASKED, count)) {
    const [byte = 0] = random(1);
    // What would favour the first places is drawn again.
    if (byte < 256 - (256 % count)) places.add((byte % count) + 1);
  }
  return [...places].sort((a, b) => a - b);
}
