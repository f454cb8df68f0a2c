import { z } from "zod";

/** What has gone through the drive of an open vault since it was unlocked. */
export const ShareTraffic = z.strictObject({
  /** When this was so, milliseconds since 1970. */
  atMs: z.number(),
  /** Requests that are being answered at that moment. */
  activeRequests: z.int(),
  /** Bytes of file content that programs have read. */
  bytesRead: z.number(),
  /** Bytes of file content that programs have written. */
  bytesWritten: z.number(),
});
export type ShareTraffic = z.output<typeof ShareTraffic>;
