/** Why there is no drive, or why it stays, and what to do about it. */

import { assertNever } from "../assert-never.ts";
import type { Failure } from "../failure.ts";

export type DriveFailureKind = Extract<Failure["kind"], `drive-${string}`>;

export function driveFailureText(failure: Extract<Failure, { kind: DriveFailureKind }>): string {
  switch (failure.kind) {
    case "drive-unavailable":
      return "This system has no way to mount the vault, or none at the place of your choice. On Linux, a desktop with gvfs mounts it at a place of its own, and a folder of your choice takes davfs2; Windows gives it a letter, macOS a volume. Without a drive, connect to the address with a file manager or another WebDAV client.";
    case "drive-failed":
      return `The system could not mount the vault: “${failure.program}” refused. Connect to the address with a file manager instead.`;
    case "drive-service-off":
      return "Windows mounts drives of this kind by its service “WebClient”, which is turned off on this computer. Whoever administers it can allow the service to be started (services.msc). Without a drive, the files can be reached in this window, or by their address.";
    case "drive-letter-taken":
      return failure.letter === null
        ? "Every drive letter of this computer is taken. Free one, then try again."
        : `The drive letter ${failure.letter}: is taken. Choose another one, or any that is free, then try again.`;
    case "drive-busy":
      return `Files are still open in “${failure.path}”. Close them, then try again.`;
    case "drive-not-shown":
      return `No file manager opened “${failure.path}”. Open it there yourself, or copy the address.`;
    default:
      return assertNever(failure);
  }
}
