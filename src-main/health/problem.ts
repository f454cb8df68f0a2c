import type { Finding } from "../../src-shared/model/health-finding.ts";

/** A finding whose cleartext path is still to be put together. */
export interface Problem extends Omit<Finding, "path"> {
  /**
   * Cleartext name in the directory under review; `null` if it cannot be
   * known, absent if the finding is about the directory itself.
   */
  readonly name?: string | null;
}
