/** Which names a search finds. */

/** @returns whether a text holds every word that is searched for, whatever its case and its accents */
export function nameMatcher(searched: string): (text: string) => boolean {
  const words = plain(searched).split(/\s+/).filter(Boolean);
  return (text) => {
    const whole = plain(text);
    return words.every((word) => whole.includes(word));
  };
}

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
