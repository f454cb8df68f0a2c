import { hubLoginPageText as text } from "../../../src-shared/text/hub-text.ts";
import { spoken } from "../../../src-shared/text/worded.ts";

/** The page that the browser shows at the end of a login, where the Hub has none. */
export function loginPage(kind: "code" | "denied"): string {
  const { title, body } = text[kind];
  return `<!doctype html><html lang="${spoken().language}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${body}</p></html>\n`;
}
