import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import { type Node, nodeAt } from "../node.ts";
import type { OddNode } from "./node-reading.ts";

/** What an odd node is; `null` if it is gone. */
export async function strayNode(
  engine: Engine,
  directory: Directory,
  { nodeName, isShortened, form }: Pick<OddNode, "nodeName" | "isShortened" | "form">,
): Promise<Node | null> {
  const nodePath = `${directory.contentPath}/${nodeName}`;
  if (form !== "placeholder") return nodeAt(engine, nodePath, isShortened);
  const stat = await engine.storage.find(nodePath);
  return stat && { kind: "broken", reason: "not-downloaded", stat };
}
