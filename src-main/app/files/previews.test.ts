/** What the window shows of the content of files. */

import { describe, expect, it } from "vitest";
import { locate } from "../../names/locate.ts";
import { failing } from "../../test-support/failing.ts";
import { filesAtWork } from "../../test-support/files-at-work.ts";
import { writeFile } from "../../test-support/open-test-vault.ts";

const { test } = filesAtWork();

describe("previews", () => {
  const preview = (path: string, isSmall = false) =>
    test.handlers["files.preview"]({ id: test.id, path, isSmall });

  it("hand out the bytes of a picture once", async () => {
    await writeFile(test.vault, "/a.png", new Uint8Array([1, 2, 3]));
    const made = await preview("/a.png");
    if (made.kind !== "picture") throw new Error("no picture");
    expect(made).toMatchObject({ isDrawing: false });
    expect(made.token).toMatch(/^[\da-f]{64}$/);
    const taken = test.previews.take(made.token);
    expect(taken).toEqual({ contentType: "image/png", bytes: new Uint8Array([1, 2, 3]) });
    expect(test.previews.take(made.token)).toBeNull();
  });

  it("know text by its content, and show no more than its beginning", async () => {
    await writeFile(test.vault, "/notes", "Grüße");
    await writeFile(test.vault, "/noise", new Uint8Array([1, 0, 2]));
    await writeFile(test.vault, "/long.log", "x".repeat(2 ** 20 + 1));
    const notes = await preview("/notes");
    expect(notes).toMatchObject({ kind: "text", isWhole: true });
    const token = notes.kind === "text" ? notes.token : "";
    expect(test.previews.take(token)).toEqual({
      contentType: "application/octet-stream",
      bytes: new Uint8Array(Buffer.from("Grüße")),
    });
    expect(await preview("/noise")).toEqual({ kind: "none", reason: "unknown-kind" });
    expect(await preview("/long.log")).toMatchObject({ kind: "text", isWhole: false });
  });

  it("give a page of the web to the window as bytes, never as a page", async () => {
    await writeFile(test.vault, "/a.html", "<script>alert(1)</script>");
    const made = await preview("/a.html");
    const token = made.kind === "text" ? made.token : "";
    expect(test.previews.take(token)?.contentType).toBe("application/octet-stream");
  });

  it("show nothing that does not authenticate", async () => {
    await writeFile(test.vault, "/a.png", new Uint8Array(100_000));
    const { ciphertextPath } = await locate(test.vault, "/a.png");
    const file = await test.testVault.storage.open(ciphertextPath, "edit");
    await file.write(new Uint8Array([1, 2, 3, 4]), 90_000);
    await file.close();
    await expect(preview("/a.png")).rejects.toEqual(failing("tampered", "/a.png"));
  });

  it("are gone with the lock", async () => {
    await writeFile(test.vault, "/a.png", new Uint8Array([1, 2, 3]));
    const made = await preview("/a.png");
    await test.open.lock(test.id);
    expect(test.previews.take(made.kind === "picture" ? made.token : "")).toBeNull();
  });

  it("make small pictures of pictures only", async () => {
    await writeFile(test.vault, "/a.txt", "alpha");
    await writeFile(test.vault, "/a.svg", "<svg/>");
    expect(await preview("/a.txt", true)).toEqual({ kind: "none", reason: "unknown-kind" });
    expect(await preview("/a.svg", true)).toMatchObject({ kind: "picture", isDrawing: true });
  });
});
