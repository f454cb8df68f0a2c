/**
 * Dead properties as bytes: JSON in UTF-8.
 *
 *     {"version": 1, "resources": [[path, [[namespace, local name, element as XML], …]], …]}
 */

import { z } from "zod";
import { keyOf } from "../xml/names.ts";
import type { PropertyMap } from "./dead-properties.ts";

const PropertyRecord = z.strictObject({
  version: z.literal(1),
  resources: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.string(), z.string()]))])),
});

export type PropertiesByPath = Iterable<readonly [path: string, properties: PropertyMap]>;

export function writePropertyRecord(all: PropertiesByPath): Uint8Array {
  const resources = Array.from(all, ([path, properties]) => [
    path,
    Array.from(properties.values(), ({ ns, local, xml }) => [ns, local, xml]),
  ]);
  return Buffer.from(JSON.stringify({ version: 1, resources }));
}

/** @returns `null` if it is no such record */
export function readPropertyRecord(record: Uint8Array): PropertiesByPath | null {
  const parsed = PropertyRecord.safeParse(jsonOrNull(record));
  if (!parsed.success) return null;
  return parsed.data.resources.map(([path, properties]) => [
    path,
    new Map(properties.map(([ns, local, xml]) => [keyOf({ ns, local }), { ns, local, xml }])),
  ]);
}

function jsonOrNull(record: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(record).toString());
  } catch {
    return null;
  }
}
