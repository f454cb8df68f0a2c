import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";

/** Bytes of the longest key file that is read, for rooms that do not see the format. */
export const MAX_KEY_FILE_BYTES = MAX_MASTERKEY_FILE;
