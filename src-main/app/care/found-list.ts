import type { JudgedFinding } from "../../../src-shared/model/check-run.ts";
import { severities } from "../../../src-shared/model/health-finding.ts";

/** Findings that are kept for the report: more tell nobody anything, and memory has an end. */
const MOST_KEPT = 50_000;

/** Findings that the window gets. */
const MOST_SHOWN = 300;

/** What a check has found, as far as it is kept. */
export class FoundList {
  readonly #kept: JudgedFinding[] = [];
  #count = 0;
  #fixable = 0;

  add(judged: JudgedFinding): void {
    this.#count += 1;
    if (judged.finding.fixable && judged.isFixed === null) this.#fixable += 1;
    if (this.#kept.length < MOST_KEPT) this.#kept.push(judged);
  }

  /** How many there are, kept or not. */
  get count(): number {
    return this.#count;
  }

  /** How many a repair would act on. */
  get fixable(): number {
    return this.#fixable;
  }

  get kept(): readonly JudgedFinding[] {
    return this.#kept;
  }

  /** The weightiest first, in the order in which they were found. */
  get shown(): readonly JudgedFinding[] {
    return severities
      .toReversed()
      .flatMap((severity) => this.#kept.filter(({ finding }) => finding.severity === severity))
      .slice(0, MOST_SHOWN);
  }
}
