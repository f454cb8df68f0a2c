import type { Channel, Input, Output } from "../../src-shared/contract/contract.ts";

/** One function per row of the contract; forgetting a row is a compile error. */
export type Handlers = {
  readonly [C in Channel]: (input: Input<C>) => Promise<Output<C>>;
};
