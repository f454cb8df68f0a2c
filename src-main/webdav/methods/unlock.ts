import { sendEmpty } from "../answer.ts";
import { type Exchange, headerOf } from "../exchange.ts";
import { findPlace } from "../place.ts";
import { Refusal } from "../refusal.ts";

/** Gives a lock back; any address that it covers will do (RFC 4918 §9.11). */
export async function answerUnlock(exchange: Exchange): Promise<void> {
  const { response, share, target } = exchange;
  const token = /^<([^<>]+)>$/.exec(headerOf(exchange, "lock-token")?.trim() ?? "")?.[1];
  if (token === undefined) throw new Refusal(400);
  const { path } = await findPlace(share, target.path);
  const lock = share.locks.covering(path).find((held) => held.token === token);
  if (lock === undefined) throw new Refusal(409, "lock-token-matches-request-uri");
  share.locks.remove(lock);
  sendEmpty(response, 204);
}
