import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import { inspectNode, type Node } from "../node.ts";
import type { OddNode } from "./node-reading.ts";

/** What an odd node is; `null` if it is gone. */
export async function strayNode(
  engine: Engine,
  directory: Directory,
  { nodeName, isShortened, form }: Pick<OddNode, "nodeName" | "isShortened" | "form">,
): Promise<Node | null> {
  const nodePath = `${directory.contentPath}/${nodeName}`;
  const stat = await engine.storage.find(nodePath);
  if (stat === null) return null;
  return form === "placeholder"
    ? { kind: "broken", reason: "not-downloaded", stat }
    : inspectNode(engine, nodePath, isShortened, stat);
}
