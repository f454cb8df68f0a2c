/**
 * Paths as random data. Most are chosen among those that are there when the
 * operation is done, because paths drawn blindly mostly lead nowhere.
 */

import fc from "fast-check";
import type { ModelDirectory, ModelVault } from "./model-vault.ts";

export type PathChoice =
  | string
  /** One of the nodes that are there. */
  | { readonly node: number }
  /** A name in one of the directories that are there. */
  | { readonly directory: number; readonly name: string };

/** Directories that lie deeper are not chosen, so that trees do not grow without end. */
const DEEPEST = 4;

/** Few names, so that operations meet. The long ones lie on both sides of the thresholds 36, 100 and 220. */
const usual = ["a", "b", "c"];
const odd = [
  "\u00e4",
  "a\u0308",
  "\u65e5\u672c\u8a9e \u{1f600}",
  " ",
  "a.b.c",
  ...[8, 9, 56, 57, 146, 147, 300].map((length) =>
    String.fromCharCode(96 + (length % 26)).repeat(length),
  ),
];

const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...usual) },
  { weight: 3, arbitrary: fc.constantFrom(...odd) },
);
const blind = fc
  .array(name, { minLength: 0, maxLength: 3 })
  .map((names): PathChoice => `/${names.join("/")}`);
const node = fc.nat(50).map((number): PathChoice => ({ node: number }));
const inside = fc.record({ directory: fc.nat(20), name });

/** For operations on what is there. */
export const existingPath: fc.Arbitrary<PathChoice> = fc.oneof(
  { weight: 6, arbitrary: node },
  { weight: 2, arbitrary: inside },
  { weight: 1, arbitrary: blind },
);

/** For operations that make something. */
export const newPath: fc.Arbitrary<PathChoice> = fc.oneof(
  { weight: 6, arbitrary: inside },
  { weight: 1, arbitrary: node },
  { weight: 1, arbitrary: blind },
);

export function choosePath(model: ModelVault, choice: PathChoice): string {
  if (typeof choice === "string") return choice;
  const { nodes, directories } = pathsOf(model.root);
  if ("node" in choice) return nodes[choice.node % nodes.length] ?? "/";
  const directory = directories[choice.directory % directories.length] ?? "";
  return `${directory}/${choice.name}`;
}

function pathsOf(root: ModelDirectory) {
  const nodes: string[] = [];
  const directories = [""];
  const walk = (directory: ModelDirectory, path: string, depth: number): void => {
    for (const [child, found] of directory.children) {
      nodes.push(`${path}/${child}`);
      if (found.kind !== "directory") continue;
      if (depth < DEEPEST) directories.push(`${path}/${child}`);
      walk(found, `${path}/${child}`, depth + 1);
    }
  };
  walk(root, "", 1);
  return { nodes, directories };
}
