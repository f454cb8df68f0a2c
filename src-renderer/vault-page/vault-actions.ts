/** What can be done on the page of a vault. */
export interface VaultActions {
  readonly unlock: () => void;
  readonly lock: () => void;
  readonly rename: () => void;
  readonly remove: () => void;
  readonly lookAgain: () => void;
  readonly copy: (part: "url" | "username" | "password") => Promise<{ readonly ok: boolean }>;
}
