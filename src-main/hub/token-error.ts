/**
 * - `malformed`: not a token or key of this shape at all
 * - `unsupported`: well-formed, but with an algorithm, curve or extension that Hub does not use
 * - `too-costly`: opening it would take longer than any real token does
 * - `not-authentic`: made for another key, or changed since
 * - `bad-content`: opened, but what it holds is not what was asked for
 */
export type TokenProblem =
  | "malformed"
  | "unsupported"
  | "too-costly"
  | "not-authentic"
  | "bad-content";

/**
 * A token or key from a Hub server that is refused.
 *
 * All that this room throws for bad input, whatever the input. It carries no
 * cause and no part of the token: parsers quote what they stumble over, and
 * that may be a key.
 */
export class TokenError extends Error {
  override readonly name = "TokenError";
  readonly problem: TokenProblem;

  /** @param detail - what is wrong, in words of our own: it may be logged */
  constructor(problem: TokenProblem, detail: string) {
    super(`${problem}: ${detail}`);
    this.problem = problem;
  }
}
