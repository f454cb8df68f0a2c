/** Letters and digits that nobody takes for another; 32 of them, so that five bits choose one. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

const GROUPS = 5;
const GROUP_LENGTH = 4;

/** A password of 100 random bits that can be typed and read out, e.g. `k7mq-x2ra-9fhw-tz3c-pn6e`. */
export function suggestPassword(random: (bytes: number) => Uint8Array): string {
  const characters = [...random(GROUPS * GROUP_LENGTH)].map((byte) => alphabet[byte % 32] ?? "");
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    characters.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH).join(""),
  );
  return groups.join("-");
}
