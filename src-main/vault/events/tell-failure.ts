/** The failures of single files that are told as events too. */

import type { Failure } from "../../../src-shared/failure.ts";
import type { Engine } from "../engine.ts";
import { resolvePlace } from "../resolve.ts";
import { parseLocated } from "../vault-path.ts";

const kinds = { tampered: "decryption-failed", "broken-node": "broken-node" } as const;

/**
 * Tells the event that a failure stands for, if it stands for one.
 *
 * @param ciphertextPath - of the node that it is about
 */
export function tellOfNode(engine: Engine, failure: Failure, ciphertextPath: string): void {
  if (failure.kind !== "tampered" && failure.kind !== "broken-node") return;
  engine.events.tell({ kind: kinds[failure.kind], path: failure.path, ciphertextPath });
}

/** The same for an operation that failed, whatever it was; finds the node by its path. Throws nothing. */
export async function tellFailure(engine: Engine, failure: Failure): Promise<void> {
  if (failure.kind !== "tampered" && failure.kind !== "broken-node") return;
  // Failures inside the vault name a cleartext path; others are not for the user.
  if (!failure.path.startsWith("/") || failure.path === "/") return;
  try {
    const { place } = await resolvePlace(engine, parseLocated(failure.path, "name-invalid"));
    tellOfNode(engine, failure, place.nodePath);
  } catch {
    // Gone meanwhile, or below something that is broken itself and told by its own event.
  }
}
