import type { ShareTraffic } from "../../src-shared/model/share-traffic.ts";

/** A drive that nobody has used. */
export const noUse: ShareTraffic = {
  atMs: 0,
  activeRequests: 0,
  accesses: 0,
  bytesRead: 0,
  bytesWritten: 0,
  bytesEncrypted: 0,
  bytesDecrypted: 0,
  chunksDecrypted: 0,
  chunksFromCache: 0,
  filesInUse: [],
};
