/** A disk, stick or share as the system shows it, mounted in a folder or as a letter. */
export interface Volume {
  /**
   * What stays the same wherever it is mounted: `uuid:…` of its file system, or `serial:…` of label
   * and serial number; `null` if the system tells neither.
   */
  readonly id: string | null;
  /** The name that its user gave it. */
  readonly label: string | null;
  /** Absolute. */
  readonly mountPoint: string;
  /** True for sticks and cards: what people take along. */
  readonly isRemovable: boolean;
}

/** Asks the system which volumes there are now. */
export type ListVolumes = () => Promise<readonly Volume[]>;

/** The volume that a path lies on: the one mounted nearest above it; `null` if none is known. */
export function volumeOf(
  path: string,
  volumes: readonly Volume[],
  separator: "/" | "\\" = "/",
): Volume | null {
  const above = volumes.filter(({ mountPoint }) => isInside(path, mountPoint, separator));
  return above.sort((a, b) => b.mountPoint.length - a.mountPoint.length)[0] ?? null;
}

function isInside(path: string, mountPoint: string, separator: string): boolean {
  const folder = mountPoint.endsWith(separator) ? mountPoint : mountPoint + separator;
  return path.startsWith(folder);
}
