import type { ServerResponse } from "node:http";
import type { TimeLimits } from "./limits.ts";
import { ClientGone } from "./refusal.ts";

export interface Writing {
  readonly response: ServerResponse;
  readonly share: { readonly limits: Pick<TimeLimits, "readerStallMs"> };
}

/**
 * Writes a part of a body and returns when the next one may come: the client
 * has taken what there was, and others had their turn.
 *
 * @throws ClientGone if the connection ends meanwhile
 */
export function writeAndWait(
  { response, share }: Writing,
  part: string | Uint8Array,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (response.destroyed || response.socket === null) {
      reject(new ClientGone());
      return;
    }
    const { socket } = response;
    if (response.write(part)) {
      setImmediate(resolve);
      return;
    }

    function finish(): void {
      socket.setTimeout(0);
      response.off("drain", onDrain).off("close", onClose);
    }
    function onDrain(): void {
      finish();
      resolve();
    }
    function onClose(): void {
      finish();
      reject(new ClientGone());
    }

    socket.setTimeout(share.limits.readerStallMs);
    response.on("drain", onDrain).on("close", onClose);
  });
}
