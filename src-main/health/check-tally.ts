import type { CheckPosition, CheckSummary } from "../../src-shared/model/health-check.ts";
import type {
  Finding,
  FindingId,
  GoodId,
  Severity,
} from "../../src-shared/model/health-finding.ts";

/** Where every check begins. */
export function beginning(isDeep: boolean): CheckPosition {
  const none = { good: 0, info: 0, warn: 0, critical: 0, bytesAuthenticated: 0, counts: {} };
  return { version: 1, isDeep, folder: "", entry: null, soFar: none, doneFiles: 0, doneBytes: 0 };
}

/** Counts what a check has found, and knows where it could be taken up again. */
export class CheckTally {
  #position: CheckPosition;
  readonly #severities: Record<"good" | Severity, number>;
  readonly #counts: Partial<Record<FindingId | GoodId, number>>;

  constructor(start: CheckPosition) {
    this.#position = start;
    const { good, info, warn, critical, counts } = start.soFar;
    this.#severities = { good, info, warn, critical };
    this.#counts = { ...counts };
  }

  /** Everything before it has been looked at and told. */
  get position(): CheckPosition {
    return this.#position;
  }

  get summary(): CheckSummary {
    return this.#position.soFar;
  }

  /** Counts what was found up to here, and moves on. */
  reached(
    at: Pick<CheckPosition, "folder" | "entry">,
    done: {
      readonly findings: readonly Finding[];
      readonly good: readonly GoodId[];
      readonly bytesAuthenticated: number;
      readonly files: number;
      /** In all. */
      readonly doneBytes: number;
    },
  ): void {
    for (const { id, severity } of done.findings) this.#count(id, severity);
    for (const id of done.good) this.#count(id, "good");
    const { soFar, doneFiles } = this.#position;
    this.#position = {
      ...this.#position,
      ...at,
      soFar: {
        ...this.#severities,
        bytesAuthenticated: soFar.bytesAuthenticated + done.bytesAuthenticated,
        counts: { ...this.#counts },
      },
      doneFiles: doneFiles + done.files,
      doneBytes: done.doneBytes,
    };
  }

  #count(id: FindingId | GoodId, severity: "good" | Severity): void {
    this.#counts[id] = (this.#counts[id] ?? 0) + 1;
    this.#severities[severity] += 1;
  }
}
