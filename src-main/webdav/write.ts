import type { ServerResponse } from "node:http";
import type { TimeLimits } from "./limits.ts";
import { ClientGone } from "./refusal.ts";

export interface Writing {
  readonly response: ServerResponse;
  readonly share: { readonly limits: Pick<TimeLimits, "readerStallMs"> };
}

/**
 * Writes a part of a body and returns when the next one may come: the client
 * has taken this one, so that its memory may be used again, and others had
 * their turn.
 *
 * @throws ClientGone if the connection ends meanwhile; who knows what the system still does with `part`
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

    function onTaken(error: unknown): void {
      socket.setTimeout(0);
      response.off("close", onClose);
      if (error) reject(new ClientGone());
      else setImmediate(resolve);
    }
    function onClose(): void {
      socket.setTimeout(0);
      reject(new ClientGone());
    }

    socket.setTimeout(share.limits.readerStallMs);
    response.once("close", onClose);
    response.write(part, onTaken);
  });
}
