import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import importRules from "../../.dependency-cruiser.mjs";
import { inProject } from "../common/project.mjs";

/** Room by room, what the import rules allow: they name the room itself first. */
function enforced() {
  const rules = importRules.forbidden.filter(({ name }) => name.startsWith("room-"));
  return rules.map(({ name, to }) => {
    const [, rooms] = /\(([^)]*)\)/.exec(to.pathNot);
    const allowed = rooms.split("|").slice(1).sort();
    return [name.replace("room-", ""), allowed.join(", ") || "nothing"];
  });
}

/** The same by the table: | `room` | job | may import | */
async function documented() {
  const text = await readFile(inProject("ARCHITECTURE.md"), "utf8");
  const rows = [...text.matchAll(/^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$/gm)];
  return rows.map(([, room, allowed]) => [room, allowed.split(", ").sort().join(", ")]);
}

it("ARCHITECTURE.md says of every room what the import rules enforce", async () => {
  const rules = enforced();
  expect(rules.length).toBeGreaterThan(0);
  expect(await documented()).toEqual(rules);
});
