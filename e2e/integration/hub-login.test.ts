/** A login in the browser, and what a login server, a web page or another program can do to it. */

import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { hubHttp } from "../../src-main/hub/http.ts";
import { type HubLogin, type LoginNeeds, logIn } from "../../src-main/hub/login/log-in.ts";
import { reasonOf } from "../../src-main/test-support/hub-reason.ts";
import type { Told } from "../hub/answers.ts";
import { browseAlong } from "../hub/browser.ts";
import { describeWithHub } from "../hub/describe-with-hub.ts";
import { closeServer, listen } from "../hub/login-server.ts";
import { startTeam, type Team } from "../hub/team.ts";
import { tokens } from "../hub/tokens.ts";
import { hubClient } from "./support/hub-client.ts";

let team: Team;

async function login(needs: Partial<LoginNeeds> = {}): Promise<HubLogin> {
  const options = {
    world: systemWorld,
    http: hubHttp(fetch, 60_000),
    openBrowser: async (url: string) => {
      browseAlong(url);
    },
    signal: new AbortController().signal,
    patience: 60_000,
  };
  return logIn({ ...options, ...needs }, await hubClient(team).hub(), null);
}

/** Follows the login up to where the browser would come back to this computer, and no further. */
async function interceptedCode(url: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(url);
  while (next.hostname !== "127.0.0.1") {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    next = new URL(response.headers.get("location") ?? "", next);
  }
  return next;
}

const goodToken = { access_token: "abc", token_type: "Bearer", expires_in: 60 };
const says = (body: object | string, status = 200): Told => ({
  status,
  body: typeof body === "string" ? body : JSON.stringify(body),
});

describeWithHub("a login", () => {
  beforeEach(async () => {
    team = await startTeam();
  });
  afterEach(async () => {
    await team.close();
  });

  it("asks for a code with PKCE, with a state of its own and no secret, and gets a token that is good", async () => {
    const seen: URL[] = [];
    const { accessToken, expiresMs } = await login({
      openBrowser: async (url) => {
        seen.push(new URL(url));
        browseAlong(url);
      },
    });
    expect(await team.hub.login.userOf(accessToken)).toBe("alice");
    expect(expiresMs).toBeGreaterThan(Date.now());
    const asked = [...(seen[0]?.searchParams ?? [])].sort().map((each) => each.join("="));
    const random = /^[\w-]+=[\w-]{43}$/;
    expect(asked).toEqual([
      "client_id=cryptomator",
      expect.stringMatching(random),
      "code_challenge_method=S256",
      expect.stringMatching(/^redirect_uri=http:\/\/127\.0\.0\.1:\d+\/callback$/),
      "response_type=code",
      "scope=openid",
      expect.stringMatching(random),
    ]);
    expect(asked.map((each) => each.split("=")[0])).toMatchObject({
      1: "code_challenge",
      6: "state",
    });
  });

  it("asks the same though the vault writes questions of its own into the address", async () => {
    const claim = team.hub.claim(team.vault.id);
    const evil = "redirect_uri=https://evil.example/&client_id=evil&code_challenge_method=plain";
    const twice = `state=known&state=known&response_type=token&scope=everything&${evil}`;
    team.rewrite({ hub: { ...claim, authEndpoint: `${claim["authEndpoint"]}?${twice}` } });
    let asked = new URLSearchParams();
    await login({
      openBrowser: async (url) => {
        asked = new URL(url).searchParams;
        browseAlong(url);
      },
    });
    expect(asked.getAll("redirect_uri")).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1/)]);
    expect(asked.getAll("state")).toEqual([expect.not.stringMatching("known")]);
    for (const [name, value] of [
      ["client_id", "cryptomator"],
      ["code_challenge_method", "S256"],
      ["response_type", "code"],
      ["scope", "openid"],
    ] as const) {
      expect([name, asked.getAll(name)]).toEqual([name, [value]]);
    }
  });

  it("is not led astray by a page or program that guesses the state", async () => {
    const { accessToken } = await login({
      openBrowser: async (url) => {
        const back = new URL(url).searchParams.get("redirect_uri") ?? "";
        const guess = await fetch(`${back}?code=evil&state=guess`);
        expect(guess.status).toBe(404);
        browseAlong(url);
      },
    });
    expect(await team.hub.login.userOf(accessToken)).toBe("alice");
  });

  it("gives nothing to who sees its code on the way", async () => {
    let stolen: { readonly status: number; readonly error: unknown } | null = null;
    const { accessToken } = await login({
      openBrowser: async (url) => {
        const back = await interceptedCode(url);
        const form = new URLSearchParams({
          grant_type: "authorization_code",
          client_id: "cryptomator",
          code: back.searchParams.get("code") ?? "",
          code_verifier: "a".repeat(43),
          redirect_uri: `${back.origin}${back.pathname}`,
        });
        const answer = await fetch(team.hub.login.tokenEndpoint, { method: "POST", body: form });
        const { error } = (await answer.json()) as { readonly error: unknown };
        stolen = { status: answer.status, error };
        browseAlong(back.href);
      },
    });
    expect(stolen).toEqual({ status: 400, error: "invalid_grant" });
    expect(await team.hub.login.userOf(accessToken)).toBe("alice");
  });

  it("ends when nobody logs in, and when the user has had enough", async () => {
    const nobody = { openBrowser: () => Promise.resolve() };
    expect(await reasonOf(login({ ...nobody, patience: 50 }))).toBe("login-timeout");
    const stop = new AbortController();
    const waiting = reasonOf(login({ ...nobody, signal: stop.signal }));
    stop.abort();
    expect(await waiting).toBe("cancelled");
  });

  it("takes no notice of who the server says has logged in: what counts is what the Hub gives", async () => {
    const [head, body] = [{ alg: "none" }, { sub: "mallory", nonce: "another" }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const told = says({ ...goodToken, id_token: `${head}.${body}.` });
    team.hub.login.lie = (request) => (request === "POST /token" ? told : null);
    expect(await login()).toMatchObject({ accessToken: "abc" });
  });

  it.each([
    ["says no", says({ error: "invalid_grant" }, 400)],
    ["sends no JSON", says("<html>welcome</html>")],
    ["sends no token", says({ ...goodToken, access_token: "" })],
    ["sends a token of another type", says({ ...goodToken, token_type: "mac" })],
    [
      "sends a token that would add to the request",
      says({ ...goodToken, access_token: "a\r\nX-Evil: 1" }),
    ],
    ["sends a token that is over already", says({ ...goodToken, expires_in: -1 })],
    [
      "sends us elsewhere with the code",
      { status: 307, body: "", headers: { Location: "http://localhost:1/token" } },
    ],
  ] as const)("fails where the login server %s", async (_, told) => {
    team.hub.login.lie = (request) => (request === "POST /token" ? told : null);
    expect(await reasonOf(login())).toBe("login-failed");
  });

  it.each([
    ["never there", "no-answer"],
    ["never whole", "no-end"],
  ] as const)("fails where the answer of the login server is %s", async (_, told) => {
    team.hub.login.lie = (request) => (request === "POST /token" ? told : null);
    expect(await reasonOf(login({ http: hubHttp(fetch, 500) }))).toBe("hub-unreachable");
  });

  it("fails where the answer of the login server is endless", async () => {
    const told = says(" ".repeat(2 ** 21));
    team.hub.login.lie = (request) => (request === "POST /token" ? told : null);
    expect(await reasonOf(login())).toBe("forged-answer");
  });

  it("sends nothing to a server whose certificate nobody has signed", async () => {
    const asked: string[] = [];
    const evil = createTlsServer(tokens.makeCertificate("localhost"), (request, response) => {
      asked.push(request.url ?? "");
      response.end(JSON.stringify(goodToken));
    });
    const claim = team.hub.claim(team.vault.id);
    const authEndpoint = `https://localhost:${await listen(evil)}/auth`;
    const tokenEndpoint = authEndpoint.replace("/auth", "/token");
    team.rewrite({ hub: { ...claim, authEndpoint, tokenEndpoint } });
    const openBrowser = async (url: string) => {
      const { searchParams } = new URL(url);
      const back = `${searchParams.get("redirect_uri")}?code=a&state=${searchParams.get("state")}`;
      browseAlong(back);
    };
    expect(await reasonOf(login({ openBrowser }))).toBe("certificate");
    await closeServer(evil);
    expect(asked).toEqual([]);
  });

  it("takes the code to nobody else, wherever the login server sends us", async () => {
    const asked: string[] = [];
    const evil = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end(JSON.stringify(goodToken));
    });
    const headers = { Location: `http://localhost:${await listen(evil)}/token` };
    for (const status of [301, 302, 303, 307, 308]) {
      const told = { status, body: "", headers };
      team.hub.login.lie = (request) => (request === "POST /token" ? told : null);
      expect(await reasonOf(login())).toBe("login-failed");
    }
    await closeServer(evil);
    expect(asked).toEqual([]);
  });
});
