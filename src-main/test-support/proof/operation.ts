import type { Vault } from "../../vault/vault.ts";
import { writeFile } from "../open-test-vault.ts";

/** An operation that is interrupted, or fails, at each of its steps. */
export interface Operation {
  readonly title: string;
  /** Fills an empty vault with what the operation needs. Every file gets a content of its own. */
  readonly prepare: (vault: Vault) => Promise<void>;
  readonly run: (vault: Vault) => Promise<void>;
  /** A directory that an interruption may leave without a node: its content has to be there still. */
  readonly mayOrphan?: string;
  /** What the operation replaces, and may be gone before the new one is there: a link or an empty directory. */
  readonly mayLose?: string;
  /** What is there only in the middle of the operation. */
  readonly mayAppear?: string;
}

export const SHORT = "short.txt";
export const LONG = `${"long name ".repeat(20)}.txt`;

/** Title and name of both kinds of name. */
export const names = [
  ["short", SHORT],
  ["long", LONG],
] as const;

/** A content that no other seed has. */
export function contentOf(seed: string, bytes: number): Uint8Array {
  const content = new Uint8Array(bytes);
  const pattern = new TextEncoder().encode(`${seed} `);
  for (let i = 0; i < bytes; i += 1) content[i] = (pattern[i % pattern.length] ?? 0) + (i >> 12);
  return content;
}

/** Files that no operation is about: they must stay as they are whatever happens. */
export async function putBystanders(vault: Vault): Promise<void> {
  await writeFile(vault, "/bystander.txt", contentOf("bystander", 40_000));
  await writeFile(vault, `/bystander ${LONG}`, contentOf("long bystander", 10));
}

export async function put(vault: Vault, path: string, bytes = 20): Promise<void> {
  await writeFile(vault, path, contentOf(path, bytes));
}

/** A directory with something of each kind in it, short and long. */
export async function putTree(vault: Vault, path: string): Promise<void> {
  await vault.makeDirectory(path);
  await put(vault, `${path}/${SHORT}`);
  await put(vault, `${path}/${LONG}`, 33_000);
  await vault.makeLink(`${path}/link`, `${path}/target`);
  await vault.makeDirectory(`${path}/sub ${LONG}`);
  await put(vault, `${path}/sub ${LONG}/inner.txt`);
}
