/** Keys and tokens by python3-jwcrypto, an implementation that is none of ours; see tokens.py. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";

const python = "/usr/bin/python3";
const program = join(import.meta.dirname, "tokens.py");

/** In Base64, DER. */
export interface Pair {
  readonly pkcs8: string;
  readonly spki: string;
}

export interface Account {
  readonly ecdh: Pair;
  readonly ecdsa: Pair;
  /** What is sealed in `privateKeys`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly privateKeys: string;
  readonly setupCode: string;
}

export const hasJwcrypto: boolean =
  spawnSync(python, ["-c", "import jwcrypto"], { stdio: "ignore" }).status === 0;

/** The program answers each question in the shape that is named here. */
export const tokens = {
  makePair: (curve?: "P-256") => ask({ do: "make-pair", curve: curve ?? "P-384" }) as Pair,
  makeAccount: (accountKey: string, withEcdsa = true) =>
    ask({ do: "make-account", accountKey, withEcdsa }) as Account,
  sealForKey: (spki: string, payload: object) =>
    ask({ do: "seal-for-key", spki, payload }) as string,
  sealWithPassword: (password: string, payload: object) =>
    ask({ do: "seal-with-password", password, payload }) as string,
  /** In PEM; nobody but itself has signed it. */
  makeCertificate: (host: string) =>
    ask({ do: "make-certificate", host }) as { readonly key: string; readonly cert: string },
  openForKey: (pkcs8: string, token: string) =>
    ask({ do: "open-for-key", pkcs8, token }) as Readonly<Record<string, unknown>>,
  openWithPassword: (password: string, token: string) =>
    ask({ do: "open-with-password", password, token }) as Readonly<Record<string, unknown>>,
  openSigned: (spki: string, token: string) =>
    ask({ do: "open-signed", spki, token }) as {
      readonly header: object;
      readonly payload: object;
    },
  sign: (pkcs8: string, header: object, payload: object) =>
    ask({ do: "sign", pkcs8, header, payload }) as string,
};

/** @throws if jwcrypto refuses */
function ask(question: object): unknown {
  const { status, stdout, stderr } = spawnSync(python, [program], {
    input: JSON.stringify(question),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`tokens.py: ${stderr}`);
  return JSON.parse(stdout);
}
