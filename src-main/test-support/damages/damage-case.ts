import type { FindingId } from "../../../src-shared/model/health-finding.ts";
import type { HealthVault } from "../health-vault.ts";

/** Something that can happen to a vault, and what a check has to say to it. */
export interface DamageCase {
  readonly name: string;
  readonly damage: (vault: HealthVault) => Promise<void>;
  /** All that is found, sorted. */
  readonly found: readonly FindingId[];
  /** What a repair leaves, sorted: what cannot be repaired. Default: nothing. */
  readonly left?: readonly FindingId[];
  /** Paths that the repaired vault shows; `*` stands for the hash of an orphan, `RUN` for the date of the repair. */
  readonly shows?: readonly string[];
  /** Only a deep check finds it. */
  readonly isDeep?: boolean;
  /** How much later the check is, in days. */
  readonly days?: number;
}
