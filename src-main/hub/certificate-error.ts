/** What Node says of a certificate that it does not take: OpenSSL's names, and its own for a wrong host. */
const CODE_OF_NODE =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/;

/** What Chromium says, which has no codes but in its messages. */
const MESSAGE_OF_CHROMIUM = /net::ERR_(CERT_|SSL_PINNED|CERTIFICATE_)/;

/** Errors of errors of errors are no deeper than this. */
const DEEPEST = 5;

/** Whether a request has failed because this computer does not trust the certificate of the server. */
export function isAboutCertificate(error: unknown): boolean {
  let each = error;
  for (let depth = 0; depth < DEEPEST && each instanceof Error; depth += 1) {
    const { code } = each as Error & { readonly code?: unknown };
    if (typeof code === "string" && CODE_OF_NODE.test(code)) return true;
    if (MESSAGE_OF_CHROMIUM.test(each.message)) return true;
    each = each.cause;
  }
  return false;
}
