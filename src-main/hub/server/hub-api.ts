import type { z } from "zod";
import type { HubRefusal } from "../../../src-shared/model/hub.ts";
import type { HubAnswer, HubHttp, HubRequest } from "../http.ts";
import { hubRefused } from "../hub-error.ts";
import type { HubLogin } from "../login/log-in.ts";
import type { HubVault } from "../trust/hub-vault.ts";

/** What a status of an answer means, where it means something to a user. */
export type Refusals = Readonly<Record<number, HubRefusal>>;

/** One request to the API of a server that the user has logged in to. */
export interface HubApi {
  readonly vault: HubVault;
  /** @param path - relative to the API */
  ask(path: string, request?: Omit<HubRequest, "url">): Promise<HubAnswer>;
  put(path: string, body: object): Promise<HubAnswer>;
  /** @throws VaultError `hub-refused` unless the answer has one of the statuses */
  require(answer: HubAnswer, good: readonly number[], refusals?: Refusals): void;
  /** Asks, requires 200 and parses. @throws VaultError `hub-refused`: `forged-answer` for another shape */
  read<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  parse<T>(schema: z.ZodType<T>, answer: HubAnswer): T;
}

export function hubApi(
  http: HubHttp,
  vault: HubVault,
  { accessToken }: HubLogin,
  signal: AbortSignal,
): HubApi {
  const { host, api } = vault;
  return {
    vault,

    ask(path, request = {}) {
      const headers = { ...request.headers, Authorization: `Bearer ${accessToken}` };
      return http({ ...request, headers, url: new URL(path, api) }, signal);
    },

    put(path, body) {
      const headers = { "Content-Type": "application/json" };
      return this.ask(path, { method: "PUT", headers, body: JSON.stringify(body) });
    },

    require({ status }, good, refusals = {}) {
      if (good.includes(status)) return;
      // Redirects are not followed: the token is for this server.
      if (status === 0 || (status >= 300 && status < 400)) throw hubRefused(host, "forged-answer");
      if (status === 401) throw hubRefused(host, "logged-out");
      throw hubRefused(host, refusals[status] ?? "other-answer");
    },

    parse(schema, { json }) {
      const parsed = schema.safeParse(json);
      if (!parsed.success) throw hubRefused(host, "forged-answer");
      return parsed.data;
    },

    async read(path, schema) {
      const answer = await this.ask(path);
      this.require(answer, [200]);
      return this.parse(schema, answer);
    },
  };
}
