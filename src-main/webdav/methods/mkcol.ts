import { isFailure } from "../../base/vault-error.ts";
import { sendEmpty } from "../answer.ts";
import { hasBody } from "../body.ts";
import type { Exchange } from "../exchange.ts";
import { permitWrite, touchedByMaking } from "../permit.ts";
import { alone } from "../place.ts";
import { Refusal } from "../refusal.ts";

/** Makes a directory. */
export async function answerMkcol(exchange: Exchange): Promise<void> {
  const { request, response, share, target } = exchange;
  // A body would describe what to make (RFC 4918 §9.3), and no such description is known here.
  if (hasBody(request)) throw new Refusal(415);
  await alone(share, [{ path: target.path, isDeep: false }], async ([place]) => {
    if (place.entry !== null) throw new Refusal(405);
    await permitWrite(exchange, place, touchedByMaking(place.path));
    try {
      await share.vault.makeDirectory(place.path);
      share.properties.forget(place.path);
    } catch (error) {
      if (isFailure(error, "not-found")) throw new Refusal(409);
      throw isFailure(error, "already-exists") ? new Refusal(405) : error;
    }
  });
  sendEmpty(response, 201);
}
