import type { Handlers } from "../handlers.ts";
import type { Outside } from "../outside.ts";
import type { QuitGuard } from "./quit.ts";
import type { Troubles } from "./troubles.ts";
import type { Wishes } from "./wishes.ts";

export type DesktopChannel = "wishes.take" | "app.quit" | "trouble.report" | "trouble.copy";

interface DesktopNeeds {
  readonly wishes: Wishes;
  readonly quit: QuitGuard;
  readonly troubles: Troubles;
}

export function desktopHandlers(
  { copyText }: Pick<Outside, "copyText">,
  { wishes, quit, troubles }: DesktopNeeds,
): Pick<Handlers, DesktopChannel> {
  return {
    "wishes.take": () => Promise.resolve(wishes.take()),
    "app.quit": ({ force }) => quit.quit(force),
    "trouble.report": ({ name, calls }) => {
      troubles.tell("window", Object.assign(new Error(), { name, stack: calls }));
      return Promise.resolve(null);
    },
    "trouble.copy": async () => {
      await copyText(troubles.lastReport);
      return null;
    },
  };
}
