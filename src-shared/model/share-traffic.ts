import { z } from "zod";
import { FileInUse } from "./file-in-use.ts";

/** What has gone through the drive of an open vault since it was unlocked. */
export const ShareTraffic = z.strictObject({
  /** When this was so, milliseconds since 1970. */
  atMs: z.number(),
  /** Requests that are being answered at that moment. */
  activeRequests: z.int(),
  /** Requests that there have been. */
  accesses: z.int(),
  /** Bytes of file content that programs have read. */
  bytesRead: z.number(),
  /** Bytes of file content that programs have written. */
  bytesWritten: z.number(),
  /** Bytes that were encrypted and decrypted for that. */
  bytesEncrypted: z.number(),
  bytesDecrypted: z.number(),
  /** Pieces of files that had to be decrypted, and those that were at hand still. */
  chunksDecrypted: z.int(),
  chunksFromCache: z.int(),
  /** At that moment, no more than a hundred. */
  filesInUse: z.array(FileInUse).readonly(),
});
export type ShareTraffic = z.output<typeof ShareTraffic>;
