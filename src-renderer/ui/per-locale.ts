import { spoken } from "../../src-shared/text/worded.ts";

/** A format of the language in use, which is made once for each: that takes far longer than to use it. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  let made: { readonly locale: string; readonly format: T } | null = null;
  return () => {
    const { locale } = spoken();
    if (made?.locale !== locale) made = { locale, format: make(locale) };
    return made.format;
  };
}
