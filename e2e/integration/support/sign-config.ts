import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownFixtures } from "./unpack.ts";

/** Header and claims of `vault.cryptomator` (docs/vault-format.md §2), right unless a test says otherwise. */
export interface Config {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Hex; the raw key of the official fixture v8-siv-gcm unless given. */
  readonly rawKey?: string;
}

/** Writes a configuration with a signature that is right for its content. */
export function writeConfig(vault: string, { header, claims, rawKey }: Config): void {
  const key = Buffer.from(rawKey ?? rawKeyOfFixture(), "hex");
  const parts = [
    { kid: "masterkeyfile:masterkey.cryptomator", alg: "HS256", typ: "JWT", ...header },
    { jti: "x", format: 8, cipherCombo: "SIV_GCM", shorteningThreshold: 220, ...claims },
  ];
  const signed = parts
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = createHmac("sha256", key).update(signed).digest("base64url");
  writeFileSync(join(vault, "vault.cryptomator"), `${signed}.${signature}`);
}

function rawKeyOfFixture(): string {
  return readFileSync(join(ownFixtures, "official/v8-siv-gcm.rawkey.txt"), "utf8").trim();
}
