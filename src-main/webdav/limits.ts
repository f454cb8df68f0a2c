/** How long things may take, in milliseconds. Whoever starts a share may set others, as tests do. */
export interface TimeLimits {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** A connection without a request. */
  readonly idleMs: number;
  /** The middle of a body without a byte of it. */
  readonly bodyStallMs: number;
  /** A client that takes nothing of an answer. Long, because players pause. */
  readonly readerStallMs: number;
  /** For running requests to end by themselves once the share closes. */
  readonly graceMs: number;
  /** For their work to notice that its connection was cut. */
  readonly cutMs: number;
}

export const timeLimits: TimeLimits = {
  headersMs: 20_000,
  idleMs: 60_000,
  bodyStallMs: 120_000,
  readerStallMs: 600_000,
  graceMs: 5_000,
  cutMs: 1_000,
};
