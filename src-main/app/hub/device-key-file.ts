/**
 * The keys by which Hub servers know this installation, sealed, in a file that only this user can read.
 *
 *     {"version": 1, "sealed": {"https://hub.example.com": "<sealed>"}}
 *
 * One for each server, so that two servers cannot find out that they have the
 * same user. Who loses the file registers anew; nothing else is lost with it.
 */

import { readFile } from "node:fs/promises";
import { z } from "zod";
import { VaultError } from "../../base/vault-error.ts";
import type { DeviceKey } from "../../hub/device-key.ts";
import type { DeviceKeys } from "../../hub/keys/device-keys.ts";
import { inTurn } from "../in-turn.ts";
import { replaceFile } from "../replace-file.ts";

/** What makes a file useless to who has nothing but the file. */
export interface Sealer {
  /** @param api - of the server, for messages */
  seal(clear: string, api: string): Promise<string>;
  /** @throws VaultError if it cannot be opened (any more) */
  unseal(sealed: string, api: string): Promise<string>;
}

export interface DeviceKeyFile extends DeviceKeys {
  has(api: string): Promise<boolean>;
  /** Forgets the key for a server, which then knows this installation no more. @throws VaultError `local-failed` */
  forget(api: string): Promise<void>;
}

const Content = z.strictObject({
  version: z.literal(1),
  sealed: z.record(z.string(), z.string()),
});
const Clear = z.strictObject({ pkcs8: z.base64(), spki: z.base64() });

/** @param path - of the file, absolute */
export function deviceKeyFile(path: string, sealer: Sealer): DeviceKeyFile {
  const run = inTurn();

  function write(sealed: ReadonlyMap<string, string>): Promise<void> {
    const content = { version: 1, sealed: Object.fromEntries(sealed) };
    return replaceFile(path, `${JSON.stringify(content, null, 2)}\n`).catch((cause: unknown) => {
      throw new VaultError({ kind: "local-failed", path }, { cause });
    });
  }

  return {
    has: async (api) => (await load(path)).has(api),

    async load(api) {
      const sealed = (await load(path)).get(api);
      return sealed === undefined ? null : keyOf(await sealer.unseal(sealed, api));
    },

    keep: (api, key) =>
      run(async () => {
        const sealed = await sealer.seal(textOf(key), api);
        await write(new Map(await load(path)).set(api, sealed));
      }),

    forget: (api) =>
      run(async () => {
        const left = new Map(await load(path));
        if (left.delete(api)) await write(left);
      }),
  };
}

function textOf({ pkcs8, spki }: DeviceKey): string {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  return JSON.stringify({ pkcs8: base64(pkcs8), spki: base64(spki) });
}

function keyOf(text: string): DeviceKey {
  const { pkcs8, spki } = Clear.parse(JSON.parse(text));
  const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, "base64"));
  return { pkcs8: bytes(pkcs8), spki: bytes(spki) };
}

/** A file that is missing or damaged is as good as an empty one: its owner registers anew. */
async function load(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map(Object.entries(Content.parse(JSON.parse(await readFile(path, "utf8"))).sealed));
  } catch {
    return new Map();
  }
}
