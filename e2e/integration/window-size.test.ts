import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const renderer = join(import.meta.dirname, "..", "..", "out", "renderer");

/** Bytes of a file, compressed; fonts are compressed already. */
function compressed(path: string): number {
  const bytes = readFileSync(path);
  return path.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length;
}

it("what the first window loads is under 250 KiB compressed", () => {
  const html = readFileSync(join(renderer, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, name]) => name ?? "");
  expect(named.some((name) => name.endsWith(".js"))).toBe(true);
  // A page in English needs the face's Latin letters; the others load with the first letter of theirs.
  const faces = readdirSync(join(renderer, "assets"))
    .filter((name) => /^inter-latin-wght-normal.*\.woff2$/.test(name))
    .map((name) => join("assets", name));
  expect(faces).toHaveLength(1);
  const files = ["index.html", ...named, ...faces];
  const total = files.reduce((sum, name) => sum + compressed(join(renderer, name)), 0);
  expect(total).toBeLessThan(250 * 1024);
});

it("another language, the words of recovery keys and the reader of PDFs are loaded only when they are needed", () => {
  const html = readFileSync(join(renderer, "index.html"), "utf8");
  const chunks = readdirSync(join(renderer, "assets")).filter((name) => /\.m?js$/.test(name));
  for (const later of [/^german-/, /^recovery-words-/, /^pdf-view-/, /^pdf\.worker/]) {
    const found = chunks.filter((name) => later.test(name));
    expect(found).toHaveLength(1);
    expect(html).not.toContain(found[0]);
  }
  const [german = ""] = chunks.filter((name) => name.startsWith("german-"));
  expect(compressed(join(renderer, "assets", german))).toBeLessThan(32 * 1024);
});
