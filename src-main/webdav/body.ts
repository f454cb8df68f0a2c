/**
 * Reading request bodies.
 *
 * A client that stops sending in the middle is cut off; while the disk is what
 * we wait for, the client is not blamed. A body that is refused is left unread:
 * the server throws it away behind the answer.
 */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { TimeLimits } from "./limits.ts";
import { ClientGone, Refusal } from "./refusal.ts";

interface Body {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly share: { readonly limits: Pick<TimeLimits, "bodyStallMs"> };
}

/** Bytes announced; `null` if the end will tell (chunked). */
export function announcedLength(request: IncomingMessage): number | null {
  if (request.headers["transfer-encoding"] !== undefined) return null;
  return Number(request.headers["content-length"] ?? 0);
}

export function hasBody(request: IncomingMessage): boolean {
  return announcedLength(request) !== 0;
}

/**
 * The whole of a body that should be small.
 *
 * @throws Refusal 413 beyond `maxBytes`; ClientGone
 */
export async function readBody(body: Body, maxBytes: number): Promise<Buffer> {
  const length = announcedLength(body.request);
  if (length === 0) return Buffer.alloc(0);
  if (length !== null && length > maxBytes) throw new Refusal(413);

  const chunks: Buffer[] = [];
  let size = 0;
  await pourBody(body, (chunk) => {
    size += chunk.length;
    if (size > maxBytes) throw new Refusal(413);
    chunks.push(chunk);
    return null;
  });
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/**
 * Hands a body on piece by piece.
 *
 * @param take - gets each piece; a promise holds the next one back; what it
 *   throws ends the reading
 * @throws ClientGone if the connection ended before the body did
 */
export function pourBody(
  { request, response, share }: Body,
  take: (chunk: Buffer) => Promise<void> | null,
): Promise<void> {
  // Gone already: no event will tell of it any more.
  if (request.destroyed) return Promise.reject(new ClientGone());
  if (request.headers.expect !== undefined) response.writeContinue();
  const { socket } = request;

  return new Promise<void>((resolve, reject) => {
    let isTaking = false;
    let state: "open" | "whole" | "gone" = "open";

    function onData(chunk: Buffer): void {
      try {
        const taking = take(chunk);
        if (taking === null) return;
        isTaking = true;
        request.pause();
        socket.setTimeout(0);
        taking.then(goOn, stop);
      } catch (error) {
        stop(error);
      }
    }

    function goOn(): void {
      isTaking = false;
      if (state === "gone") stop(new ClientGone());
      else if (state === "whole") {
        finish();
        resolve();
      } else {
        socket.setTimeout(share.limits.bodyStallMs);
        request.resume();
      }
    }

    // Both come while the last piece is still being taken, paused or not; it is waited for.
    function onEnd(): void {
      state = "whole";
      request.off("close", onClose);
      if (!isTaking) goOn();
    }

    function onClose(): void {
      state = "gone";
      if (!isTaking) goOn();
    }

    function stop(error: unknown): void {
      finish();
      reject(error instanceof Error ? error : new Error("a body could not be taken"));
    }

    function finish(): void {
      socket.setTimeout(0);
      request.off("data", onData).off("end", onEnd).off("close", onClose);
    }

    request.on("data", onData).on("end", onEnd).on("close", onClose);
    goOn();
  });
}

/**
 * As {@link pourBody} in large pieces, all but the last of them as long as `buffer`.
 *
 * @param buffer - what is gathered in it is wiped when the body has ended
 * @param take - `bytes` are no longer theirs once its promise resolves
 */
export async function pourInto(
  buffer: Uint8Array,
  body: Body,
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  let filled = 0;
  /** @returns what found no room any more */
  const gather = (chunk: Uint8Array): Uint8Array => {
    const part = chunk.subarray(0, buffer.length - filled);
    buffer.set(part, filled);
    filled += part.length;
    return chunk.subarray(part.length);
  };
  const takeAll = async (rest: Uint8Array): Promise<void> => {
    for (let left = rest; filled === buffer.length; left = gather(left)) {
      await take(buffer);
      filled = 0;
    }
  };
  try {
    await pourBody(body, (chunk) => {
      const rest = gather(chunk);
      return filled === buffer.length ? takeAll(rest) : null;
    });
    if (filled > 0) await take(buffer.subarray(0, filled));
  } finally {
    buffer.fill(0);
  }
}

/** Bytes of a body that are taken from somebody who may not send one at all. */
const MAX_DISCARDED = 1024 * 1024;

/**
 * Throws a body away while the refusal goes out: a client that is still sending
 * would otherwise lose the answer with the connection. Of a long one only the
 * beginning.
 */
export function discardBody(request: IncomingMessage): void {
  if (!hasBody(request)) return;
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_DISCARDED) request.destroy();
  });
}
