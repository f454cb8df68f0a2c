/** A call that cannot be understood; its message is one sentence that says what to write instead. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
