/** Words of the manual page that are not in the help already. */
export const manualText = {
  summary: "open, fill and mend encrypted vaults in the Cryptomator format",
  generalOptions: "Every command takes --json, to print JSON for programs, and --help.",
  environment: [
    ["LATCHKEY_HOME", "the folder of Latchkey's own files, instead of the one of the system"],
    ["LATCHKEY_DEBUG", "with the value 1: show where an unexpected error came from"],
  ],
  /** What the numbers mean; docs/cli.md has the same table. */
  exitStatus: [
    [0, "done; check: nothing worse than information; verify: equal"],
    [1, "unexpected: a bug or a broken disk"],
    [2, "the call is wrong"],
    [3, "check: warnings; verify: differences"],
    [4, "check: critical findings"],
    [10, "wrong password"],
    [11, "not a recovery key, or one of another vault"],
    [12, "not found, or not a vault"],
    [13, "exists already, or not empty"],
    [14, "no space, or a name too long for the storage"],
    [15, "read-only"],
    [16, "not reachable"],
    [17, "in use, try again"],
    [18, "the masterkey file is missing"],
    [20, "does not authenticate: tampered or damaged"],
    [21, "format, cipher or key source not supported"],
    [22, "needs an upgrade first"],
    [23, "the masterkey file of another vault"],
    [24, "refused by the Hub server or not trusted"],
    [130, "stopped by the user"],
  ],
} as const;
