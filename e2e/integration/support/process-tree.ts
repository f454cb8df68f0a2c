/** What Linux tells of a process and of all that it started. */

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** The arguments that each process of the tree was started with, the root's first. */
export function commandsOf(root: number): readonly string[] {
  return treeOf(root).map((pid) => readProc(pid, "cmdline").replaceAll("\0", " "));
}

/** How many TCP ports the processes of the tree listen on. */
export function countListening(root: number): number {
  const listening = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap(listeningSockets));
  const sockets = treeOf(root).flatMap(socketsOf);
  return sockets.filter((socket) => listening.has(socket)).length;
}

function treeOf(root: number): readonly number[] {
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return [root, ...pids.filter((pid) => parentOf(pid) === root).flatMap(treeOf)];
}

/** `pid (name) state parent …`, where the name may hold anything. */
function parentOf(pid: number): number {
  const [, parent] = readProc(pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
  return Number(parent);
}

/** Column 4 is the state, of which 0A is listening, column 10 the socket. */
function listeningSockets(table: string): readonly string[] {
  const rows = readFileSync(table, "utf8").split("\n").slice(1);
  const columns = rows.map((row) => row.trim().split(/\s+/));
  return columns.flatMap(([, , , state, , , , , , socket]) =>
    state === "0A" && socket !== undefined ? [socket] : [],
  );
}

function socketsOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  const links = attempt(() => readdirSync(folder), []).map((name) =>
    attempt(() => readlinkSync(join(folder, name)), ""),
  );
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}

function readProc(pid: number, name: string): string {
  return attempt(() => readFileSync(`/proc/${pid}/${name}`, "utf8"), "");
}

/** A process may end while it is looked at. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
