/** Gives every odd node of a directory a name of its own, the same ones each time. */

import { copyName } from "./copy-name.ts";
import type { OddNode, Stray } from "./node-reading.ts";

/** Who comes first gets the name of the original, if nothing has it. */
const precedence: readonly OddNode["form"][] = ["placeholder", "misplaced", "copy", "beyond"];

/** @param proper - names of the nodes that are found where they are looked for */
export function assignNames(odd: readonly OddNode[], proper: Iterable<string>): readonly Stray[] {
  if (odd.length === 0) return [];
  const taken = new Set(proper);
  const strays: Stray[] = [];
  for (const node of odd.toSorted(inOrder)) {
    const isFree = !taken.has(node.original);
    // The placeholder of a file that is here: what is left from before it was downloaded.
    if (node.form === "placeholder" && !isFree) continue;
    const name = isFree
      ? node.original
      : copyName(node.original, node.added, (other) => taken.has(other));
    taken.add(name);
    strays.push({ ...node, name });
  }
  return strays;
}

function inOrder(a: OddNode, b: OddNode): number {
  const byForm = precedence.indexOf(a.form) - precedence.indexOf(b.form);
  if (byForm !== 0) return byForm;
  return a.nodeName < b.nodeName ? -1 : 1;
}
