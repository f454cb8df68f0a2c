import type { Bridge } from "../../src-shared/contract/bridge.ts";

/** Reports at most so many errors of the window: one that comes with every frame is one error. */
const most = 5;

/** Tells main of errors in the window that nobody was there to catch; main tells the user. */
export function reportTrouble(bridge: Bridge): void {
  let reported = 0;
  const report = (error: unknown): void => {
    reported += 1;
    if (reported <= most) void bridge.ask("trouble.report", troubleOf(error));
  };
  window.addEventListener("error", ({ error }) => {
    report(error);
  });
  window.addEventListener("unhandledrejection", ({ reason }) => {
    report(reason);
  });
}

/** The kind of an error and its calls; never its message, which may name something of the user. */
export function troubleOf(error: unknown): { name: string; calls: string } {
  if (!(error instanceof Error)) return { name: typeof error, calls: "" };
  const calls = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { name: error.name.slice(0, 100), calls: calls.join("\n").slice(0, 20_000) };
}
