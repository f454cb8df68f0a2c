import { timingSafeEqual } from "node:crypto";

/** Compares a text that a client sent with a secret one, without telling by the time how much of it was right. */
export function isSameText(sent: string, secret: string): boolean {
  const sentBytes = Buffer.from(sent);
  const secretBytes = Buffer.from(secret);
  return sentBytes.length === secretBytes.length && timingSafeEqual(sentBytes, secretBytes);
}
