import { fromUtf8 } from "../crypto/encoding.ts";
import { type Item, reportName, reportUnsaved } from "./export-file.ts";
import { makeAt } from "./place-for.ts";
import type { SalvageRun } from "./salvage-run.ts";
import { openSealed } from "./sealed-file.ts";

/** Bytes of the longest target (docs/vault-format.md §11); it fits one chunk. */
const MAX_TARGET = 32_767;

/** Exports a link, whose target has to authenticate as a whole. */
export async function exportLink(run: SalvageRun, item: Item): Promise<void> {
  const link = await readTarget(run, item.dataPath);
  if (link === null) {
    const { lostPath: path, dataPath: ciphertextPath } = item;
    const damage = { path, ciphertextPath, reason: "tampered", holes: [], savedAs: null } as const;
    await run.report({ kind: "damaged", type: "symlink", ...damage });
  } else {
    await makeLink(run, item, link).catch((error: unknown) =>
      reportUnsaved(run, item.lostPath, error),
    );
  }
  await run.progress({ files: 1 });
}

interface Link {
  readonly target: string;
  readonly modifiedMs: number;
}

async function makeLink(run: SalvageRun, item: Item, link: Link): Promise<void> {
  const place = await item.place();
  const savedAs = await makeAt(place, (folder, name) =>
    run.target.makeLink(folder, name, link.target, link.modifiedMs),
  );
  run.tally.symlinks += 1;
  await reportName(run, place, savedAs);
}

async function readTarget({ engine }: SalvageRun, path: string): Promise<Link | null> {
  const sealed = await openSealed(engine.storage, engine.content, path);
  if (sealed === null) return null;
  try {
    if (sealed.shape.chunks !== 1 || sealed.shape.clearBytes > MAX_TARGET) return null;
    for await (const { clear } of sealed.pieces()) {
      const target = clear && fromUtf8(clear);
      // The system takes no NUL in the target of a link.
      if (!target || target.includes("\0")) return null;
      return { target, modifiedMs: sealed.modifiedMs };
    }
    return null;
  } finally {
    await sealed.close();
  }
}
