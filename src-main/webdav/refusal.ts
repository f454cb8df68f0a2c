/**
 * A request that is answered with an error status.
 *
 * Thrown by our own methods; what the engine throws is a `VaultError` and gets
 * its status from `http-status.ts`.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** Local name of a `DAV:` precondition element (RFC 4918 §16) that tells a client why. */
  readonly condition: string | null;
  /** Resources that the precondition is about, as hrefs. */
  readonly hrefs: readonly string[];

  constructor(status: number, condition: string | null = null, hrefs: readonly string[] = []) {
    super(condition ?? String(status));
    this.status = status;
    this.condition = condition;
    this.hrefs = hrefs;
  }
}

/** The client went away before its request was whole: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
}
