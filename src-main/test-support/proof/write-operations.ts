import { writeFile } from "../open-test-vault.ts";
import { contentOf, names, type Operation, put, putTree } from "./operation.ts";

const nothing = async (): Promise<void> => undefined;

/** Sizes of new versions: nothing, one chunk, several. */
const sizes = [0, 100, 100_000];

const files: readonly Operation[] = names.flatMap(([title, name]) =>
  sizes.flatMap((bytes): Operation[] => [
    {
      title: `write a new file of ${bytes} bytes, ${title} name`,
      prepare: nothing,
      run: (vault) => writeFile(vault, `/${name}`, contentOf("new", bytes)),
    },
    {
      title: `replace a file by one of ${bytes} bytes, ${title} name`,
      prepare: (vault) => put(vault, `/${name}`, 70_000),
      run: (vault) => writeFile(vault, `/${name}`, contentOf("new", bytes)),
    },
  ]),
);

/** The same in one call. */
const atOnce: readonly Operation[] = names.flatMap(([title, name]): Operation[] => [
  {
    title: `put a new file at once, ${title} name`,
    prepare: nothing,
    run: async (vault) => {
      await vault.putFile(`/${name}`, contentOf("new", 100));
    },
  },
  {
    title: `put a file at once over another, ${title} name`,
    prepare: (vault) => put(vault, `/${name}`, 70_000),
    run: async (vault) => {
      await vault.putFile(`/${name}`, contentOf("new", 100_000));
    },
  },
]);

const directories: readonly Operation[] = names.flatMap(([title, name]): Operation[] => [
  {
    title: `make a directory, ${title} name`,
    prepare: nothing,
    run: (vault) => vault.makeDirectory(`/${name}`),
  },
  {
    title: `remove an empty directory, ${title} name`,
    prepare: (vault) => vault.makeDirectory(`/${name}`),
    run: (vault) => vault.removeDirectory(`/${name}`),
  },
  {
    title: `remove a tree, ${title} name`,
    prepare: (vault) => putTree(vault, `/${name}`),
    run: (vault) => vault.removeTree(`/${name}`),
  },
]);

const small: readonly Operation[] = names.flatMap(([title, name]): Operation[] => [
  {
    title: `make a link, ${title} name`,
    prepare: nothing,
    run: (vault) => vault.makeLink(`/${name}`, "new target"),
  },
  {
    title: `remove a link, ${title} name`,
    prepare: (vault) => vault.makeLink(`/${name}`, "old target"),
    run: (vault) => vault.removeFile(`/${name}`),
  },
  {
    title: `remove a file, ${title} name`,
    prepare: (vault) => put(vault, `/${name}`),
    run: (vault) => vault.removeFile(`/${name}`),
  },
  {
    title: `set the time of a file, ${title} name`,
    prepare: (vault) => put(vault, `/${name}`),
    run: (vault) => vault.setModified(`/${name}`, 1_500_000_000_000),
  },
]);

/** How many programs save: a new file first, which then takes the place of the old one. */
const saves: readonly Operation[] = names.flatMap(([title, name]): Operation[] => [
  {
    title: `save beside and move over the old file, ${title} name`,
    prepare: (vault) => put(vault, `/${name}`, 70_000),
    run: async (vault) => {
      await writeFile(vault, "/saved", contentOf("new version", 50_000));
      await vault.move("/saved", `/${name}`, { replace: true });
    },
    mayAppear: "/saved",
  },
  {
    title: `write a new file and give it another name, ${title} name`,
    prepare: nothing,
    run: async (vault) => {
      await writeFile(vault, "/draft", contentOf("new file", 50_000));
      await vault.move("/draft", `/${name}`);
    },
    mayAppear: "/draft",
  },
]);

/** Everything that changes one thing in its place. */
export const writeOperations: readonly Operation[] = [
  ...files,
  ...atOnce,
  ...directories,
  ...small,
  ...saves,
];
