/**
 * Where PDFs are taken apart: a worker, so that a file that keeps it busy for ever holds up nothing
 * else. The page's policy lets no text become the address of a script; the one address of this
 * file is made trusted here.
 */

import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";

/** As much of the browser's Trusted Types as is needed; TypeScript does not know them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

const policy = trustedTypes?.createPolicy("pdf-worker", {
  createScriptURL: (address) => {
    if (address !== workerAddress) throw new TypeError("not the script of PDFs");
    return address;
  },
});

/** A new one for every PDF: it is ended with it. */
export function pdfWorker(): Worker {
  const address = policy ? policy.createScriptURL(workerAddress) : workerAddress;
  return new Worker(address, { type: "module" });
}
