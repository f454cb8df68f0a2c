import { expect, it } from "vitest";
import { securityHeaders } from "./page-files.ts";
import { previewFiles } from "./preview-files.ts";

const answer = previewFiles((token) =>
  token === "0a1b" ? { contentType: "image/png", bytes: new Uint8Array([1, 2, 3]) } : null,
);
const get = (url: string, method = "GET") => answer(new Request(url, { method }));

it("hands out the bytes of a token, with every security header, to be kept by nobody", async () => {
  const response = get("app://latchkey/preview/0a1b");
  expect(new Uint8Array((await response?.arrayBuffer()) ?? [])).toEqual(new Uint8Array([1, 2, 3]));
  expect(response?.headers.get("content-type")).toBe("image/png");
  expect(response?.headers.get("cache-control")).toBe("no-store");
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(response?.headers.get(name)).toBe(value);
  }
});

it("knows no other token, and answers no other method", () => {
  expect(get("app://latchkey/preview/0a1c")?.status).toBe(404);
  expect(get("app://latchkey/preview/")?.status).toBe(404);
  expect(get("app://latchkey/preview/0a1b", "POST")?.status).toBe(404);
});

it.each(["app://latchkey/index.html", "app://elsewhere/preview/0a1b"])(
  "leaves what is no preview to others: %s",
  (url) => {
    expect(get(url)).toBeNull();
  },
);
