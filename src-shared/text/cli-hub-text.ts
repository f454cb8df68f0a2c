/** What the command line says about Hub servers. */

import type { HubTuple } from "../model/hub.ts";
import type { CommandHelp } from "./command-help.ts";

const passphrase =
  "The key by which the Hub knows this command line is kept in a file that only you can read, sealed with a passphrase; --password-… passes the passphrase. The app has a key of its own, in the keychain of the system.";

export const hubHelp: Readonly<Record<"hub login" | "hub unlock" | "hub devices", CommandHelp>> = {
  "hub login": {
    summary: "Log in at the Hub server that keeps the key of a vault",
    details: [
      "The first time, you are asked whether you trust the server that the vault names; nothing is sent to anybody before. Then an address is printed to log in at, in a browser on this computer. If the Hub does not know this command line yet, it is registered with your account key, which your profile at the Hub shows.",
      passphrase,
      "After this, every command opens the vault; each asks you to log in again, which the browser often does by itself.",
    ],
    examples: [
      "latchkey hub login ~/Cloud/Plans",
      "latchkey hub login ~/Cloud/Plans --device-name 'Desk at work'",
    ],
  },
  "hub unlock": {
    summary: "Serve a vault whose key a Hub keeps; the same as “serve”",
    details: [
      "The address to log in at is printed first. See “latchkey hub login” and “latchkey serve”.",
    ],
    examples: ["latchkey hub unlock ~/Cloud/Plans --mount"],
  },
  "hub devices": {
    summary: "List the devices of your account at a Hub, or remove one",
    details: [
      "With --remove ID a device is removed: the Hub gives it no key any more. Nothing that it has already is taken from it: keys it has fetched, and files it has opened. If somebody else may have used it, reset your account at the Hub and move what matters to a new vault.",
      passphrase,
    ],
    examples: ["latchkey hub devices ~/Cloud/Plans", "latchkey hub devices ~/Cloud/Plans --json"],
  },
};

export const hubCliText = {
  deviceKey: (host: string) => `this computer’s key for ${host}`,
  whoIsTrusted: ({ api, login, clientId }: HubTuple) =>
    [
      "The key of this vault is kept by a Hub server:",
      `  the key comes from   ${api}`,
      `  you log in at        ${login}`,
      `  as the program       ${clientId}`,
    ].join("\n"),
  before: "So far you have trusted this, which is not the same:",
  ownerSays:
    "Whoever can write to the vault folder can write these addresses. Compare them with what the owner of the vault told you.",
  trust: "Type “yes” to trust it: ",
  trustByOption: ({ api, login, clientId }: HubTuple) =>
    `To trust it without being asked, call “latchkey hub login” with --trust-hub ${api},${login},${clientId}`,
  openThis: (url: string) => `Log in with a browser on this computer:\n\n  ${url}\n`,
  accountKey: (host: string) => `Your account key at ${host}: `,
  registered: (host: string, name: string) => `${host} knows this computer now, as “${name}”.`,
  loggedIn: (host: string) => `${host} gives you the key of this vault.`,
  thisDevice: "this command line",
  removed: (name: string) =>
    `Removed “${name}”. The Hub gives it no key any more; what it has already stays with it.`,
  noSuchDevice: (id: string) => `There is no device ${id} in your account.`,
  notAHub: "The key of this vault is not kept by a Hub server.",
  noAccountKey:
    "No account key was passed and there is no terminal to ask for it. Use --account-key-stdin or --account-key-file.",
} as const;
