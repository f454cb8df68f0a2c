import { expect } from "@playwright/test";
import { test } from "./latchkey.ts";

test("the page can neither go elsewhere nor open another window", async ({ latchkey }) => {
  const { page, electron } = latchkey;
  const before = page.url();
  await page.evaluate(() => {
    window.open("https://example.org/");
    location.href = "https://example.org/";
  });
  // Time enough for a window to come, and to go again where the stand-in closes it.
  await page.waitForTimeout(1_000);
  expect(electron.windows()).toHaveLength(1);
  await expect(page.getByRole("heading", { name: "Welcome to Latchkey" })).toBeVisible();
  expect(page.url()).toBe(before);
});

test("the page sees the bridge and nothing of Node or Electron", async ({ latchkey }) => {
  const seen = await latchkey.page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>;
    const suspects = ["require", "module", "process", "Buffer", "electron", "ipcRenderer"];
    return {
      bridge: Object.keys(window.bridge),
      others: suspects.filter((name) => name in world),
    };
  });
  expect(seen).toEqual({ bridge: ["ask", "on"], others: [] });
});

test("the policy of the page lets nothing inline and nothing from elsewhere in", async ({
  latchkey,
}) => {
  const violated = await latchkey.page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      seen.push(effectiveDirective);
    });
    const script = document.createElement("script");
    const image = document.createElement("img");
    const frame = document.createElement("iframe");
    image.src = "https://example.org/a.png";
    frame.src = "https://example.org/";
    document.body.append(script, image, frame);
    await fetch("https://example.org/").catch(() => undefined);
    try {
      script.textContent = "window.ran = true";
    } catch {
      seen.push("refused to take the script");
    }
    // The events come a moment after what was refused.
    const isComplete = () =>
      ["img-src", "frame-src", "connect-src"].every((directive) => seen.includes(directive));
    for (let waitedMs = 0; !isComplete() && waitedMs < 10_000; waitedMs += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { seen, ran: "ran" in window };
  });
  expect(violated.ran).toBe(false);
  expect(violated.seen).toEqual(
    expect.arrayContaining(["img-src", "frame-src", "connect-src", "refused to take the script"]),
  );
});

test("a question that is not in the contract, or not of its shape, is refused", async ({
  latchkey,
}) => {
  const answers = await latchkey.page.evaluate(async () => {
    // What a page says that has read the contract and means to break it.
    const ask = (channel: string, input: object) =>
      window.bridge.ask(channel as "vaults.list", input as Record<string, never>);
    return {
      unknown: await ask("vault.read", {}).catch(() => "refused"),
      path: await ask("vault.add-existing", { path: "/etc" }),
      id: await ask("vault.unlock", { id: "../../etc", password: "x", readOnly: false }),
    };
  });
  const failure = { ok: false, failure: { kind: "unexpected" } };
  expect(answers).toEqual({ unknown: "refused", path: failure, id: failure });
});

test("opens the pages of a fixed list outside, and no other", async ({ latchkey }) => {
  const { page, electron } = latchkey;
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const answers = await page.evaluate(async () => {
    // What a page says that has read the contract and means to break it.
    const open = (link: string) => window.bridge.ask("link.open", { link: link as "licence" });
    return [await open("licence"), await open("https://example.org/"), await open("__proto__")];
  });
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
  const opened = await electron.evaluate(
    () => (globalThis as unknown as { opened: string[] }).opened,
  );
  expect(opened).toEqual(["https://www.gnu.org/licenses/gpl-3.0.html"]);
});

test("no permission is granted to the page", async ({ latchkey }) => {
  const refused = await latchkey.page.evaluate(async () => {
    const notifications = await Notification.requestPermission();
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "granted",
      () => "denied",
    );
    return { notifications, camera };
  });
  expect(refused).toEqual({ notifications: "denied", camera: "denied" });
});
