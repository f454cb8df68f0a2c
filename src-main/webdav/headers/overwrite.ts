import { Refusal } from "../refusal.ts";

/**
 * Reads an `Overwrite` header (RFC 4918 §10.6); without one it is true.
 *
 * @throws Refusal 400 for anything but `T` and `F`
 */
export function parseOverwrite(header: string | undefined): boolean {
  const letter = (header ?? "T").trim().toUpperCase();
  if (letter !== "T" && letter !== "F") throw new Refusal(400);
  return letter === "T";
}
