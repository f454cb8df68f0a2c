/** What COPY and MOVE have in common (RFC 4918 §9.8 and §9.9). */

import { isFailure } from "../../base/vault-error.ts";
import { sendEmpty } from "../answer.ts";
import { destinationOf } from "../destination.ts";
import { type Exchange, headerOf } from "../exchange.ts";
import { parseOverwrite } from "../headers/overwrite.ts";
import { permitWrite, type Touched, touchedByWriting } from "../permit.ts";
import { alone, assertExists, type ExistingPlace, type Place } from "../place.ts";
import { Refusal } from "../refusal.ts";
import { type MemberFailure, sendMemberFailures } from "../trees/member-failure.ts";
import { isWithin } from "../vault-path.ts";

export interface Transfer {
  /** What happens at the source. */
  readonly touches: (source: Place) => readonly Touched[];
  /** Does it; all is checked and claimed. @returns members of the source for which it could not be done */
  readonly carry: (source: ExistingPlace, destination: Place) => Promise<readonly MemberFailure[]>;
}

export async function answerTransfer(
  exchange: Exchange,
  { touches, carry }: Transfer,
): Promise<void> {
  const { response, share, target } = exchange;
  const mayOverwrite = parseOverwrite(headerOf(exchange, "overwrite"));
  const from = { path: target.path, isDeep: true };
  const to = { path: destinationOf(exchange), isDeep: true };

  const outcome = await alone(share, [from, to], async ([source, destination]) => {
    const existing = assertExists(source);
    assertApart(existing, destination);
    if (destination.entry !== null && !mayOverwrite) throw new Refusal(412);
    await permitWrite(exchange, source, [...touches(source), ...touchedByWriting(destination)]);
    try {
      const failures = await carry(existing, destination);
      return { root: source.path, failures, isNew: destination.entry === null };
    } catch (error) {
      // The source was there a moment ago, so it is the directory of the destination that is not.
      throw isFailure(error, "not-found") ? new Refusal(409) : error;
    }
  });
  const { root, failures, isNew } = outcome;
  if (failures.length > 0) await sendMemberFailures(exchange, root, failures);
  else sendEmpty(response, isNew ? 201 : 204);
}

/** Neither onto itself, nor into itself, nor over a directory that holds it. */
function assertApart(source: Place, destination: Place): void {
  for (const from of [source.path, source.ownPath]) {
    for (const to of [destination.path, destination.ownPath]) {
      if (isWithin(from, to) || isWithin(to, from)) throw new Refusal(403);
    }
  }
}
