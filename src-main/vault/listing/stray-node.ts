import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import { type Node, nodeAt } from "../node.ts";
import type { OddNode } from "./node-reading.ts";

/** What an odd node is; `null` if it is gone. */
export async function strayNode(
  engine: Engine,
  directory: Directory,
  { nodeName, isShortened, form, loose }: OddNode,
): Promise<Node | null> {
  const nodePath = `${directory.contentPath}/${nodeName}`;
  if (form !== "placeholder" && loose === null) return nodeAt(engine, nodePath, isShortened);
  const stat = await engine.storage.find(nodePath);
  if (stat === null) return null;
  if (form === "placeholder") return { kind: "broken", reason: "not-downloaded", stat };
  if (loose === null || stat.kind !== "file")
    return { kind: "broken", reason: "broken-node", stat };
  return { kind: loose, dataPath: nodePath, stat };
}
