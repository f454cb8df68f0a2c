import type { Vault } from "../../vault/vault.ts";
import { LONG, names, type Operation, put, putTree, SHORT } from "./operation.ts";

/** Every way from one kind of name to another, within a directory and into another one. */
const ways = names.flatMap(([fromTitle, from]) =>
  names.flatMap(([toTitle, to]) =>
    (["/", "/elsewhere/"] as const).map((folder) => ({
      title: `${fromTitle} to ${toTitle}${folder === "/" ? "" : ", into another directory"}`,
      from: `/from ${from}`,
      to: `${folder}to ${to}`,
      isLongBoth: from === LONG && to === LONG,
    })),
  ),
);

const subjects = {
  file: (vault, path) => put(vault, path, 33_000),
  link: (vault, path) => vault.makeLink(path, `target of ${path}`),
  directory: putTree,
} satisfies Record<string, (vault: Vault, path: string) => Promise<void>>;

const kinds = ["file", "link", "directory"] as const;

/** Keeps the directory that is moved into from being empty before or after. */
async function makeElsewhere(vault: Vault): Promise<void> {
  await vault.makeDirectory("/elsewhere");
  await put(vault, "/elsewhere/other.txt");
}

const moves: readonly Operation[] = kinds.flatMap((kind) =>
  ways.map(({ title, from, to, isLongBoth }) => ({
    title: `move a ${kind}, ${title}`,
    prepare: async (vault) => {
      await makeElsewhere(vault);
      await subjects[kind](vault, from);
    },
    run: (vault) => vault.move(from, to),
    ...(kind === "directory" && isLongBoth ? { mayOrphan: from } : {}),
  })),
);

/** What may stand where something is moved to: by source kind, and whether it may be gone in between. */
const replaced = {
  file: ["file", "link"],
  link: ["file", "link"],
  directory: ["directory"],
} as const;

const replacements: readonly Operation[] = kinds.flatMap((kind) =>
  replaced[kind].flatMap((old) =>
    ways.map(({ title, from, to, isLongBoth }) => ({
      title: `move a ${kind} over a ${old}, ${title}`,
      prepare: async (vault) => {
        await makeElsewhere(vault);
        await subjects[kind](vault, from);
        if (old === "directory") await vault.makeDirectory(to);
        else await subjects[old](vault, to);
      },
      run: (vault) => vault.move(from, to, { replace: true }),
      ...(kind === "file" && old === "file" ? {} : { mayLose: to }),
      ...(kind === "directory" && isLongBoth ? { mayOrphan: from } : {}),
    })),
  ),
);

const copies: readonly Operation[] = [
  ...names.map(
    ([title, name]): Operation => ({
      title: `copy a file to a ${title} name`,
      prepare: (vault) => put(vault, `/${SHORT} original`, 70_000),
      run: (vault) => vault.copy(`/${SHORT} original`, `/copy ${name}`),
    }),
  ),
  {
    title: "copy a tree",
    prepare: (vault) => putTree(vault, "/tree"),
    run: (vault) => vault.copy("/tree", `/copy ${LONG}`),
  },
];

/** Moving and copying. */
export const moveOperations: readonly Operation[] = [...moves, ...replacements, ...copies];
