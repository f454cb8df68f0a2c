const PARAM =
  /[\s,]*(?<key>[\w!#$%&'*+.^`|~-]+)[ \t]*=[ \t]*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\s",]*))[ \t]*(?=,|$)/y;

/**
 * Reads the parameters of an `Authorization` header (RFC 9110 §11.2), e.g.
 * `username="me", qop=auth, nc=00000001`.
 *
 * @returns values by lower-case name; `null` if malformed or a name comes twice
 */
export function parseAuthParams(text: string): ReadonlyMap<string, string> | null {
  const params = new Map<string, string>();
  const pattern = new RegExp(PARAM);
  while (pattern.lastIndex < text.trimEnd().length) {
    const { key, quoted, plain } = pattern.exec(text)?.groups ?? {};
    if (key === undefined || params.has(key.toLowerCase())) return null;
    params.set(key.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? plain ?? "");
  }
  return params;
}
