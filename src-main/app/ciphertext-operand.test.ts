import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { relativeToVault } from "./ciphertext-operand.ts";

const node = `d/AA/${"B".repeat(30)}/name.c9r`;
let scratch = "";
let vault = "";
beforeEach(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), "operand-")));
  vault = join(scratch, "vault");
  mkdirSync(join(vault, "d", "AA"), { recursive: true });
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

describe("a ciphertext path", () => {
  it("may be absolute", async () => {
    expect(await relativeToVault(vault, join(vault, node))).toBe(node);
  });

  it("may be relative to the vault", async () => {
    expect(await relativeToVault(vault, node)).toBe(node);
    expect(await relativeToVault(vault, `./${node}`)).toBe(node);
  });

  it("may be relative to the current folder", async () => {
    expect(await relativeToVault(vault, relative(process.cwd(), join(vault, node)))).toBe(node);
  });

  it("may lead over links to the vault, on either side", async () => {
    symlinkSync(vault, join(scratch, "link"));
    expect(await relativeToVault(vault, join(scratch, "link", node))).toBe(node);
    expect(await relativeToVault(join(scratch, "link"), join(vault, node))).toBe(node);
  });

  it.each(["masterkey.cryptomator", "d/AA"])("may be anything in the vault: %s", async (path) => {
    expect(await relativeToVault(vault, join(vault, path))).toBe(path);
  });

  it("is none outside the vault, whatever it looks like", async () => {
    expect(await relativeToVault(vault, join(scratch, node))).toBeNull();
    expect(await relativeToVault(vault, `${vault}-2/${node}`)).toBeNull();
    expect(await relativeToVault(vault, join(vault, "..", node))).toBeNull();
  });
});
