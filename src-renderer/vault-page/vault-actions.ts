import type { Failure, Result } from "../../src-shared/failure.ts";
import type { ShareTraffic } from "../../src-shared/model/share-traffic.ts";
import type { OptionsSection } from "../view-store.ts";
import type { NamesStore } from "./names-store.ts";

/** What can be done on the page of a vault. */
export interface VaultActions {
  readonly unlock: () => void;
  readonly lock: () => void;
  readonly options: () => void;
  /** Goes to a part of the options. */
  readonly section: (section: OptionsSection) => void;
  /** Goes to what the vaults have told. */
  readonly events: () => void;
  readonly rename: () => void;
  readonly remove: () => void;
  readonly lookAgain: () => void;
  /** Lets the user show where the folder is now. */
  readonly relocate: () => Promise<Failure | null>;
  /** Changes the password, and what each guess of it costs. */
  readonly makeDearer: () => void;
  /** Gives the vault back what it has lost. */
  readonly restore: () => void;
  /** Lets the user pick its key file; says why that will not do. */
  readonly chooseKey: () => Promise<Failure | null>;
  /** What has gone through its drive. The same function for the same vault. */
  readonly traffic: () => Promise<Result<ShareTraffic>>;
  /** Encrypted files that were chosen or dropped, and what they are. */
  readonly names: NamesStore;
  /** Lets the user pick files or a folder to be copied into the vault. */
  readonly copyIn: (by: "files" | "folder") => void;
  readonly copy: (part: "url" | "username" | "password") => Promise<{ readonly ok: boolean }>;
}
