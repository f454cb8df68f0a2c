import { protocol } from "electron";
import { appScheme } from "./app-origin.ts";
import { pageFiles } from "./page-files.ts";
import { previewFiles, type TakePreview } from "./preview-files.ts";

/** Gives the app's own origin the rights of a web origin. To be called before the app is ready. */
export function claimAppOrigin(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** @param folder - the built page, absolute */
export function serveAppOrigin(folder: string, takePreview: TakePreview): void {
  const files = pageFiles(folder);
  const previews = previewFiles(takePreview);
  protocol.handle(appScheme, async (request) => previews(request) ?? files(request));
}
