import type { EditOptions, FileEditor, Vault } from "../../vault/vault.ts";
import { contentOf, names, type Operation, put } from "./operation.ts";

/** Changes a file in place and flushes it. */
async function edit(
  vault: Vault,
  path: string,
  work: (editor: FileEditor) => Promise<unknown>,
  options: EditOptions = {},
): Promise<void> {
  const editor = await vault.editFile(path, options);
  try {
    await work(editor);
    await editor.flush();
  } finally {
    await editor.close();
  }
}

type Edit = readonly [title: string, work: (editor: FileEditor) => Promise<unknown>];

/** Each is one change, so that a version has it wholly or not at all. The file has 70,000 bytes. */
const edits: readonly Edit[] = [
  ["write into the middle of", (editor) => editor.write(40_000, contentOf("middle", 500))],
  ["append to", (editor) => editor.append(contentOf("more", 500))],
  ["write beyond the end of", (editor) => editor.write(150_000, contentOf("far", 500))],
  ["cut inside a chunk of", (editor) => editor.truncate(50_000)],
  ["cut between two chunks of", (editor) => editor.truncate(65_536)],
  ["cut all of", (editor) => editor.truncate(0)],
  ["lengthen", (editor) => editor.truncate(140_000)],
];

/** Editing in place: whatever happens, the file is as it was at one flush or at the next. */
export const editOperations: readonly Operation[] = names.flatMap(([title, name]) => [
  ...edits.map(
    ([verb, work]): Operation => ({
      title: `${verb} a file, ${title} name`,
      prepare: (vault) => put(vault, `/${name}`, 70_000),
      run: (vault) => edit(vault, `/${name}`, work),
    }),
  ),
  {
    title: `edit a new file, ${title} name`,
    prepare: async () => undefined,
    run: (vault) => edit(vault, `/${name}`, async () => undefined, { create: true }),
  },
]);
