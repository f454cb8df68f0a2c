/** An existing directory: its id and where its content lies (docs/vault-format.md §6). */
export interface Directory {
  readonly id: string;
  /** `d/XX/Y…Y`, relative to the vault folder. */
  readonly contentPath: string;
  /** The directory it was reached through; absent for the root and for one that was not reached by a path. */
  readonly parent?: Directory;
}
