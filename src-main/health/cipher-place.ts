import { encryptName } from "../format/file-name.ts";
import { isLong, shortenedName } from "../format/long-name.ts";
import type { Directory } from "../vault/directory.ts";
import type { HealthAccess } from "./health-access.ts";

/** Where the node of a name belongs. */
export interface CipherPlace {
  /** Before shortening, with its suffix. */
  readonly cipherName: string;
  readonly isShortened: boolean;
  /** On the disk, after shortening. */
  readonly node: string;
  readonly nodePath: string;
}

export function cipherPlace(
  access: HealthAccess,
  { id, contentPath }: Directory,
  name: string,
): CipherPlace {
  const cipherName = encryptName(access.key, name, id);
  const isShortened = isLong(cipherName, access.config.shorteningThreshold);
  const node = isShortened ? shortenedName(cipherName) : cipherName;
  return { cipherName, isShortened, node, nodePath: `${contentPath}/${node}` };
}
