/** Memory of a server and all its processes; needs Linux. */
import { readdirSync, readFileSync } from "node:fs";

/** The given processes and all their descendants; empty where there is no /proc. */
export function processTree(roots) {
  const children = new Map();
  let entries = [];
  try {
    entries = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  for (const pid of entries) {
    try {
      // The command name may hold spaces and brackets: the fields start after the last ')'.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(pid)]);
    } catch {
      // The process ended while we were looking.
    }
  }
  const found = roots.filter((pid) => entries.includes(String(pid)));
  for (let i = 0; i < found.length; i++) found.push(...(children.get(found[i]) ?? []));
  return found;
}

export function memoryMiB(roots, field) {
  let kib = 0;
  for (const pid of processTree(roots)) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      kib += Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    } catch {
      // Gone since the listing.
    }
  }
  return Math.round((kib / 1024) * 10) / 10;
}
