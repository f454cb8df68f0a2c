import { editOperations } from "./edit-operations.ts";
import { moveOperations } from "./move-operations.ts";
import type { Operation } from "./operation.ts";
import { writeOperations } from "./write-operations.ts";

/** Every operation of a vault that changes something, with short names and long ones; by title. */
export const operations: readonly (readonly [title: string, operation: Operation])[] = [
  ...writeOperations,
  ...editOperations,
  ...moveOperations,
].map((operation) => [operation.title, operation]);
