/** Ends a `switch` over a union: reaching it is a compile error, and at run time a bug. */
export function assertNever(value: never): never {
  throw new TypeError(`not handled: ${JSON.stringify(value)}`);
}
