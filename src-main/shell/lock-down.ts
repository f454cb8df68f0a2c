import { app, session, type WebContents } from "electron";

/**
 * Keeps every page where it is: no navigation, no second window, no web view, no permission.
 *
 * The page never asks for any of it; whoever does is not our page any more.
 */
export function lockDownPages(): void {
  app.on("web-contents-created", (_, contents) => {
    lockDown(contents);
  });
}

function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => {
    event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
}

/** To be called once the app is ready. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setPermissionRequestHandler((_, __, decide) => {
    decide(false);
  });
}
