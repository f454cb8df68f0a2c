import { parseReference } from "./address.ts";
import { type Exchange, headerOf } from "./exchange.ts";
import { Refusal } from "./refusal.ts";

/**
 * Where COPY and MOVE shall put something.
 *
 * @returns a path in the vault
 * @throws Refusal 400 if there is no such header or it is malformed, 502 if it is not in this share
 */
export function destinationOf(exchange: Exchange): string {
  const header = headerOf(exchange, "destination");
  if (header === undefined) throw new Refusal(400);
  const target = parseReference(header, exchange.share.address);
  if (target === "malformed") throw new Refusal(400);
  if (target === "elsewhere") throw new Refusal(502);
  return target.path;
}
