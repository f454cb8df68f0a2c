/** The words of the app about Hub servers. */

/** The page in the browser at the end of a login, where the Hub has none of its own. */
export const hubLoginPageText = {
  code: { title: "You are logged in", body: "Go back to Latchkey. You can close this page." },
  denied: {
    title: "The login did not work",
    body: "Go back to Latchkey, which says what to do. You can close this page.",
  },
} as const;
