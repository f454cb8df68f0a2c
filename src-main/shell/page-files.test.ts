import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { pageFiles, securityHeaders } from "./page-files.ts";

let answer: (request: Request) => Promise<Response>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "page-files-"));
  const page = join(folder, "page");
  await mkdir(join(page, "assets"), { recursive: true });
  await writeFile(join(page, "index.html"), "<!doctype html>");
  await writeFile(join(page, "assets", "a.js"), "1");
  await writeFile(join(page, "notes.txt"), "not for the page");
  await writeFile(join(folder, "secret.html"), "not in the page's folder");
  answer = pageFiles(page);
});

const get = (url: string, method = "GET") => answer(new Request(url, { method }));

describe("the files of the page", () => {
  it.each([
    ["app://latchkey/index.html", "text/html; charset=utf-8", "<!doctype html>"],
    ["app://latchkey/assets/a.js", "text/javascript; charset=utf-8", "1"],
    ["app://latchkey/index.html?a=b#c", "text/html; charset=utf-8", "<!doctype html>"],
  ])("are served with their type: %s", async (url, type, content) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toBe(content);
  });

  it.each([
    "app://latchkey/",
    "app://latchkey/none.html",
    "app://latchkey/assets",
    "app://latchkey/notes.txt",
    "app://latchkey/../secret.html",
    "app://latchkey/%2e%2e/secret.html",
    "app://latchkey/..%2fsecret.html",
    "app://elsewhere/index.html",
    "app://latchkey.example/index.html",
  ])("are all there is: %s is not found", async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it("are read only", async () => {
    expect((await get("app://latchkey/index.html", "POST")).status).toBe(405);
  });

  it.each(["app://latchkey/index.html", "app://latchkey/none.html"])(
    "come with every security header: %s",
    async (url) => {
      const { headers } = await get(url);
      for (const [name, value] of Object.entries(securityHeaders)) {
        expect(headers.get(name)).toBe(value);
      }
    },
  );
});

it("the policy allows nothing inline, nothing evaluated and nothing from elsewhere", () => {
  const policy = securityHeaders["Content-Security-Policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|data:|blob:|\*/);
});
