/** What the page of a vault says about how safe it is. */

import { worded } from "./worded.ts";

export const thisVaultText = worded("thisVaultText", {
  recoveryKey: "Recovery key",
  proved: "Saved and proved",
  notProved: "Not proved yet",
  unproved: "Its recovery key is not proved to be kept",
  keyOn: (label: string) => `On “${label}”`,
  keyElsewhere: (place: string) => place,
  keyAway: (label: string | null) =>
    label === null ? "Not where it was" : `On “${label}”, not plugged in`,
  keyAtHub: (host: string) => `Kept by the Hub ${host}`,
  keyUnknown: "Not known",
  lastCheck: "Last check",
  neverChecked: "Never",
  checked: (when: string, problems: number) => {
    if (problems === 0) return `${when}, healthy`;
    return problems === 1 ? `${when}, 1 problem` : `${when}, ${problems} problems`;
  },
  conflicts: "Conflicts",
  conflictCount: (count: number) => (count === 0 ? "None seen" : `${count} to look at`),

  stale: {
    heading: "Another key file has another password",
    body: (places: readonly string[]) =>
      `${places.map((place) => `“${place}”`).join(" and ")} holds another version of the key file, from before or after a change of the password. Shall it get the version that has just opened the vault? What is there now is kept beside it.`,
    update: "Bring it up to date",
    updating: "Writing…",
    leave: "Leave it",
  },
});
