import fc from "fast-check";

/** Any token that differs from `token` in one bit. */
export function withOneBitChanged(token: string): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(token.length - 1), fc.nat(7)).map(([position, bit]) => {
    const changed = String.fromCharCode(token.charCodeAt(position) ^ (1 << bit));
    return token.slice(0, position) + changed + token.slice(position + 1);
  });
}

/** The same token with another header, which its tag or signature does not cover. */
export function withHeader(token: string, header: unknown): string {
  const encoded = Buffer.from(JSON.stringify(header)).toString("base64url");
  return [encoded, ...token.split(".").slice(1)].join(".");
}
