/** What the Hub of our own knows. */

import type { Answer, Told } from "./answers.ts";
import type { LoginServer } from "./login-server.ts";
import type { Account } from "./tokens.ts";

export interface DoubleUser {
  readonly id: string;
  readonly accountKey: string;
  readonly account: Account;
  /** What the server has of them; `null` where there is no account key yet. */
  record: Record<string, unknown>;
}

export interface DoubleDevice {
  readonly owner: string;
  readonly record: Readonly<Record<string, unknown>>;
}

export interface DoubleVault {
  readonly id: string;
  readonly rawKey: Uint8Array;
  isArchived: boolean;
  readonly roles: Map<string, "MEMBER" | "OWNER">;
  /** The users of each group that is a member. */
  readonly groups: Map<string, readonly string[]>;
  /** By user; for a legacy server by device. */
  readonly tokens: Map<string, string>;
}

/** Changes one answer on its way out: a server that lies. */
export type Lie = (path: string, answer: Answer) => Told;

export interface HubDouble {
  readonly login: LoginServer;
  /** Ends with `/`. */
  readonly apiBaseUrl: string;
  readonly users: Map<string, DoubleUser>;
  readonly devices: Map<string, DoubleDevice>;
  readonly vaults: Map<string, DoubleVault>;
  /** By who has signed, and for whom. */
  readonly signatures: Map<string, Map<string, string>>;
  /** Every request, such as `GET users/me`. */
  readonly asked: readonly string[];
  apiLevel: number;
  hasLicence: boolean;
  lie: Lie | null;
  addUser(
    id: string,
    options?: { readonly withEcdsa?: boolean; readonly isSetUp?: boolean },
  ): DoubleUser;
  addVault(id: string, rawKey: Uint8Array): DoubleVault;
  /** What an owner does in the web pages: member, with a token. */
  grant(vault: DoubleVault, user: DoubleUser, role?: "MEMBER" | "OWNER"): void;
  /** The member `hub` in the header of a configuration. */
  claim(vaultId: string): Record<string, string>;
  keyId(vaultId: string): string;
  close(): Promise<void>;
}
