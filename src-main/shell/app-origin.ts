/** Where the app's own page lives. Every check of "is this us?" compares with these. */

export const appScheme = "app";
export const appHost = "latchkey";

/** The origin of the page, as Chromium writes it. */
export const appOrigin = `${appScheme}://${appHost}`;
export const appPage = `${appOrigin}/index.html`;
