/**
 * What is on this computer, as far as finding cloud folders needs to know.
 *
 * A port, so that the search can be tried on computers that are not here:
 * `this-computer-look.ts` looks at the real one, tests at recorded layouts.
 * Nothing here throws: what cannot be read is not there.
 */
export interface Computer {
  readonly platform: "windows" | "macos" | "linux";
  /** The user's home folder, absolute. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;

  /** Joins the parts of a path in the way of the platform. */
  join(...parts: readonly string[]): string;

  isFolder(path: string): Promise<boolean>;

  /** Names of what is in a folder, in no particular order. */
  namesIn(path: string): Promise<readonly string[]>;

  /** A text file of a few kilobytes. */
  readText(path: string): Promise<string | null>;

  /** Letters with a colon that Windows has a drive for, e.g. `G:`; none elsewhere. */
  drives(): Promise<readonly string[]>;

  /**
   * The named text values in a key of Windows' registry and the keys below it, e.g. every
   * `UserFolder`; none elsewhere.
   */
  registryValues(key: string, name: string): Promise<readonly string[]>;
}

/** Finds the folders of one provider. A folder that it names need not exist. */
export interface Provider {
  readonly name: string;
  readonly find: (computer: Computer) => Promise<readonly string[]>;
}
