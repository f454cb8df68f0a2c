import { sep } from "node:path";

/** A folder as a person would write it: `~/Cloud/Taxes` for what lies in the home folder. */
export function showPlace(path: string, home: string): string {
  if (path === home) return "~";
  return path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path;
}
