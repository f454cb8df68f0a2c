/**
 * PROPPATCH: all changes in their order, or none (RFC 4918 §9.2).
 *
 * A time that Windows or another client sets becomes the time of the file. All
 * else that we do not know ourselves is remembered as the client gave it.
 */

import { readBody } from "../body.ts";
import type { Exchange } from "../exchange.ts";
import { parseHttpDate } from "../headers/http-date.ts";
import { permitWrite } from "../permit.ts";
import { alone, assertExists, type ExistingPlace } from "../place.ts";
import type { PropertyChange } from "../properties/dead-properties.ts";
import { liveProperties } from "../properties/live-properties.ts";
import { Multistatus, propstat, responseElement } from "../properties/multistatus.ts";
import { type PropertyUpdate, readProppatch } from "../properties/proppatch-request.ts";
import { keyOf } from "../xml/names.ts";
import { MAX_XML, textOf } from "../xml/read-xml.ts";
import { emptyElement, writeElement } from "../xml/write-xml.ts";

/** Characters of one property as it is stored. */
const MAX_PROPERTY = 64 * 1024;

/** What an instruction comes to. */
type Step =
  | { readonly kind: "remember"; readonly change: PropertyChange }
  | { readonly kind: "ignore" }
  | { readonly kind: "set-modified"; readonly modifiedMs: number }
  | { readonly kind: "refuse"; readonly status: number };

export async function answerProppatch(exchange: Exchange): Promise<void> {
  const { share, target } = exchange;
  const updates = readProppatch(await readBody(exchange, MAX_XML));
  const steps = updates.map(stepOf);
  const { statuses, ending } = await alone(
    share,
    [{ path: target.path, isDeep: false }],
    async ([found]) => {
      const place = assertExists(found);
      await permitWrite(exchange, place, [{ path: place.path, isDeep: false }]);
      return {
        statuses: await statusesOf(exchange, place, steps),
        ending: place.entry.kind === "directory" ? "/" : "",
      };
    },
  );
  const stats = updates.map(({ element }, index) =>
    propstat(statuses[index] ?? 424, emptyElement(element)),
  );
  const document = new Multistatus(exchange);
  const wait = document.add(responseElement(target.href + ending, stats.join("")));
  if (wait !== null) await wait;
  document.end();
}

function stepOf({ action, element }: PropertyUpdate): Step {
  const setting = liveProperties.get(keyOf(element))?.setting ?? "remembered";
  if (setting === "protected") return { kind: "refuse", status: 403 };
  if (setting === "ignored") return { kind: "ignore" };
  if (setting === "modified-time") {
    const modifiedMs = action === "set" ? parseHttpDate(textOf(element).trim()) : null;
    return modifiedMs === null
      ? { kind: "refuse", status: 409 }
      : { kind: "set-modified", modifiedMs };
  }
  if (action === "remove") return { kind: "remember", change: { kind: "remove", name: element } };
  const { ns, local } = element;
  const property = { ns, local, xml: writeElement(element, MAX_PROPERTY) };
  return { kind: "remember", change: { kind: "set", property } };
}

/** Makes the changes if all can be made; a status for each, where there is none 424 (failed with the others). */
async function statusesOf(
  exchange: Exchange,
  place: ExistingPlace,
  steps: readonly Step[],
): Promise<readonly (number | null)[]> {
  if (steps.some(({ kind }) => kind === "refuse")) {
    return steps.map((step) => (step.kind === "refuse" ? step.status : null));
  }
  const status = await makeChanges(exchange, place, steps);
  return steps.map(() => status);
}

async function makeChanges(
  { share }: Exchange,
  { path }: ExistingPlace,
  steps: readonly Step[],
): Promise<number> {
  const changes = steps.flatMap((step) => (step.kind === "remember" ? [step.change] : []));
  const time = steps.findLast((step) => step.kind === "set-modified");
  // First what can be refused: a time that is set cannot be taken back.
  if (changes.length > 0 && !(await share.properties.change(path, changes))) return 507;
  if (time !== undefined) await share.vault.setModified(path, time.modifiedMs);
  return 200;
}
