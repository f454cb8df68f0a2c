import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { secretClipboard } from "./secret-clipboard.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function clipboard() {
  const held = { text: "" };
  const desktop = { ...testDesktop(), readClipboard: () => Promise.resolve(held.text) };
  const copyText = (text: string) => {
    held.text = text;
    return Promise.resolve();
  };
  return { held, secret: secretClipboard({ copyText, desktop, log: vi.fn() }) };
}

it("takes a secret off the clipboard after a minute", async () => {
  const { held, secret } = clipboard();
  await secret.copy("pathway lift");
  await vi.advanceTimersByTimeAsync(59_000);
  expect(held.text).toBe("pathway lift");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(held.text).toBe("");
});

it("leaves what the user has copied since", async () => {
  const { held, secret } = clipboard();
  await secret.copy("pathway lift");
  held.text = "a recipe";
  await vi.advanceTimersByTimeAsync(61_000);
  expect(held.text).toBe("a recipe");
});

it("counts anew when it is copied again", async () => {
  const { held, secret } = clipboard();
  await secret.copy("pathway lift");
  await vi.advanceTimersByTimeAsync(40_000);
  await secret.copy("pathway lift");
  await vi.advanceTimersByTimeAsync(40_000);
  expect(held.text).toBe("pathway lift");
});
