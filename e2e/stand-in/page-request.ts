/** What a page asks for, and what it gets, between Chromium and the app. */

export interface PageRequest {
  /** As the app knows it, e.g. `app://latchkey/index.html`. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer as `Fetch.fulfillRequest` takes it. */
export interface Fulfilment {
  readonly responseCode: number;
  readonly responseHeaders: { name: string; value: string }[];
  /** Base64. */
  readonly body: string;
}
