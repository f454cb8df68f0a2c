import type { ServerResponse } from "node:http";
import { ALLOWED, sendEmpty } from "../answer.ts";
import type { Exchange } from "../exchange.ts";

/** RFC 4918 §10.1 and §18: locks (2) and the revised standard (3). */
export function answerOptions({ response }: Exchange): Promise<void> {
  greet(response);
  return Promise.resolve();
}

/** The same for somebody who has not logged in: it says what software this is, nothing of a vault. */
export function greet(response: ServerResponse): void {
  sendEmpty(response, 200, {
    Allow: ALLOWED,
    DAV: "1, 2, 3",
    // Without it, the clients of Windows and Office take the server for one that cannot write.
    "MS-Author-Via": "DAV",
    "Accept-Ranges": "bytes",
  });
}
