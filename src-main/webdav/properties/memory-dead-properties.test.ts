import { describe, expect, it } from "vitest";
import type { PropertyChange } from "./dead-properties.ts";
import { MemoryDeadProperties } from "./memory-dead-properties.ts";

const set = (local: string, xml = `<${local}/>`): PropertyChange => ({
  kind: "set",
  property: { ns: "urn:a", local, xml },
});
const unset = (local: string): PropertyChange => ({ kind: "remove", name: { ns: "urn:a", local } });

async function xmlOf(properties: MemoryDeadProperties, path: string): Promise<string> {
  return [...(await properties.of(path)).values()].map(({ xml }) => xml).join("");
}

describe("MemoryDeadProperties", () => {
  it("makes changes in their order", async () => {
    const properties = new MemoryDeadProperties();
    await properties.change("/a", [
      set("x"),
      set("y"),
      unset("x"),
      unset("z"),
      set("y", "<y>2</y>"),
    ]);
    expect(await xmlOf(properties, "/a")).toBe("<y>2</y>");
  });

  it("moves and copies what belongs to a tree, and forgets what was at the target", async () => {
    const properties = new MemoryDeadProperties();
    for (const path of ["/a", "/a/b", "/ab", "/t/old"]) {
      await properties.change(path, [set("x", `<x>${path}</x>`)]);
    }
    await properties.move("/a", "/t");
    expect(await xmlOf(properties, "/t")).toBe("<x>/a</x>");
    expect(await xmlOf(properties, "/t/b")).toBe("<x>/a/b</x>");
    expect(await xmlOf(properties, "/t/old")).toBe("");
    expect(await xmlOf(properties, "/a/b")).toBe("");
    expect(await xmlOf(properties, "/ab")).toBe("<x>/ab</x>");

    await properties.copy("/t", "/u", false);
    expect(await xmlOf(properties, "/u")).toBe("<x>/a</x>");
    expect(await xmlOf(properties, "/u/b")).toBe("");
    await properties.copy("/t", "/u", true);
    expect(await xmlOf(properties, "/u/b")).toBe("<x>/a/b</x>");
    expect(await xmlOf(properties, "/t/b")).toBe("<x>/a/b</x>");

    await properties.remove("/t");
    expect(await xmlOf(properties, "/t/b")).toBe("");
  });

  it("lists what belongs to the entries of one directory", async () => {
    const properties = new MemoryDeadProperties();
    for (const path of ["/", "/a", "/a/b", "/a/c", "/a/c/d"]) {
      await properties.change(path, [set("x")]);
    }
    expect([...(await properties.ofChildren("/a")).keys()].sort()).toEqual(["b", "c"]);
    expect([...(await properties.ofChildren("/")).keys()]).toEqual(["a"]);
  });

  it("makes all changes or, without room for them, none", async () => {
    const properties = new MemoryDeadProperties(100);
    expect(await properties.change("/a", [set("x", "1".repeat(60))])).toBe(true);
    expect(await properties.change("/a", [unset("x"), set("y", "2".repeat(120))])).toBe(false);
    expect(await xmlOf(properties, "/a")).toBe("1".repeat(60));
    expect(await properties.change("/b", [set("y", "2".repeat(60))])).toBe(false);
    await properties.remove("/a");
    expect(await properties.change("/b", [set("y", "2".repeat(60))])).toBe(true);
  });
});
