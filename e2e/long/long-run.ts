/** How long a long test is, and how it says how far it is. */

import { readFileSync } from "node:fs";
import process from "node:process";

export function longNumber(name: string, otherwise: number): number {
  const text = process.env[name];
  return text === undefined ? otherwise : Number(text);
}

export function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Largest resident size so far, MiB. */
export function peakOf(pid: number): number {
  try {
    const [, kib = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kib) / 1024);
  } catch {
    return 0;
  }
}
