/** `latchkey hub …`, and a Hub vault opened by the other commands, each with its login in a browser. */

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { browseAlong } from "../hub/browser.ts";
import { describeWithHub } from "../hub/describe-with-hub.ts";
import { content, startTeam, type Team } from "../hub/team.ts";
import { exitCodeOf, startLatchkey } from "./support/cli.ts";

const passphrase = "the passphrase of a key";

describeWithHub("the command line at a Hub", () => {
  let team: Team;
  let home = "";

  beforeAll(async () => {
    team = await startTeam();
    home = mkdtempSync(join(tmpdir(), "hub-cli-"));
  });
  afterAll(async () => {
    await team.close();
    rmSync(home, { recursive: true });
  });

  /** Runs a command; whoever is asked to log in does so. */
  async function run(words: readonly string[], input = "") {
    const child = startLatchkey([...words, "--json"], {
      env: { LATCHKEY_HOME: home, SECRET: passphrase },
    });
    child.stdin?.end(input);
    let stdout = "";
    let stderr = "";
    let seen = 0;
    child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
      stdout += piece;
    });
    child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
      stderr += piece;
      const found = [...stderr.matchAll(/\{"browser":"([^"]+)"\}/g)].slice(seen);
      seen += found.length;
      for (const [, url = ""] of found) browseAlong(url);
    });
    const code = await exitCodeOf(child);
    return { code, stdout, stderr };
  }

  const secret = ["--password-env", "SECRET"] as const;
  const tuple = () =>
    `${team.hub.apiBaseUrl.replace(/\/api\/$/, "")},${team.hub.login.url},cryptomator`;

  it("says to log in first", async () => {
    const { code, stderr } = await run(["cat", team.folder, "/hello.txt", ...secret]);
    expect([code, stderr]).toEqual([21, expect.stringContaining('"error":"hub-vault"')]);
    expect(team.hub.asked).toEqual([]);
  });

  it("asks nobody anything before the server is trusted, to the letter", async () => {
    for (const trust of [[], ["--trust-hub", team.hub.apiBaseUrl]]) {
      const { code, stderr } = await run(["hub", "login", team.folder, ...secret, ...trust]);
      expect([code, stderr]).toEqual([24, expect.stringContaining('"error":"hub-refused"')]);
    }
    expect([team.hub.asked, team.hub.login.logins]).toEqual([[], 0]);
  });

  it("tells a wrong account key, then registers with the right one", async () => {
    const login = ["hub", "login", team.folder, ...secret, "--trust-hub", tuple()];
    const wrong = await run([...login, "--account-key-stdin"], crypto.randomUUID());
    expect(wrong.code).toBe(24);
    const right = await run(
      [...login, "--account-key-stdin", "--device-name", "my terminal"],
      `${team.alice.accountKey}\n`,
    );
    expect([right.code, JSON.parse(right.stdout)]).toEqual([
      0,
      { server: tuple().split(",")[0], registered: true },
    ]);
  });

  it("keeps its key in a file that is only the user’s, and sealed", () => {
    const path = join(home, "hub-devices-cli.json");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, "utf8")).toMatch(/"ey[^"]+"/);
  });

  it("opens the vault by every command, with the passphrase", async () => {
    const { code, stdout } = await run(["cat", team.folder, "/hello.txt", ...secret]);
    expect([code, stdout]).toEqual([0, content]);
    const checked = await run(["check", team.folder, "--deep", ...secret]);
    expect(checked.code).toBe(0);
  });

  it("refuses another passphrase before it asks anybody", async () => {
    const before = team.hub.login.logins;
    const { code, stderr } = await run(["ls", team.folder, "--password-stdin"], "a guess");
    expect([code, stderr]).toEqual([10, expect.stringContaining("hub-passphrase-wrong")]);
    expect(team.hub.login.logins).toBe(before);
  });

  it("serves it", async () => {
    const child = startLatchkey(["hub", "unlock", team.folder, ...secret, "--json"], {
      env: { LATCHKEY_HOME: home, SECRET: passphrase },
    });
    child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
      const url = /"browser":"([^"]+)"/.exec(piece)?.[1];
      if (url !== undefined) browseAlong(url);
    });
    const line = await new Promise<string>((resolve) => {
      child.stdout?.setEncoding("utf8").once("data", resolve);
    });
    const share = JSON.parse(line) as { url: string; username: string; password: string };
    const login = Buffer.from(`${share.username}:${share.password}`).toString("base64");
    const answer = await fetch(`${share.url}hello.txt`, {
      headers: { Authorization: `Basic ${login}` },
    });
    expect(await answer.text()).toBe(content);
    child.kill("SIGTERM");
    expect(await exitCodeOf(child)).toBe(0);
  });

  it("lists devices and removes one; then it is not known any more", async () => {
    const { stdout } = await run(["hub", "devices", team.folder, ...secret]);
    const device = JSON.parse(stdout) as { id: string };
    expect(device).toMatchObject({ name: "my terminal", type: "DESKTOP", current: true });
    const removed = await run(["hub", "devices", team.folder, ...secret, "--remove", device.id]);
    expect(JSON.parse(removed.stdout)).toEqual({ removed: device.id });
    const { code, stderr } = await run(["ls", team.folder, ...secret]);
    expect([code, stderr]).toEqual([24, expect.stringContaining("does not know this computer")]);
  });

  it("asks again when the vault names another login server", async () => {
    const claim = team.hub.claim(team.vault.id);
    const elsewhere = "https://evil.example/auth";
    team.rewrite({ hub: { ...claim, authEndpoint: elsewhere, tokenEndpoint: elsewhere } });
    const { code, stderr } = await run(["ls", team.folder, ...secret]);
    expect([code, stderr]).toEqual([
      24,
      expect.stringContaining("have not said yet that you trust"),
    ]);
    team.rewrite({});
  });

  it("opens the vault by its recovery key, without the Hub", async () => {
    const words = join(home, "words.txt");
    writeFileSync(words, await recoveryWords());
    const before = team.hub.asked.length;
    const { code, stdout } = await run(["cat", team.folder, "/hello.txt", "--words-file", words]);
    expect([code, stdout, team.hub.asked.length]).toEqual([0, content, before]);
  });

  async function recoveryWords(): Promise<string> {
    const { encodeRecoveryKey } = await import("../../src-main/format/recovery-key.ts");
    const { shippedWords } = await import("../../src-main/format/shipped-words.ts");
    return encodeRecoveryKey(team.vault.rawKey, shippedWords());
  }
});
