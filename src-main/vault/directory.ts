/** An existing directory: its id and where its content lies (docs/vault-format.md §6). */
export interface Directory {
  readonly id: string;
  /** `d/XX/Y…Y`, relative to the vault folder. */
  readonly contentPath: string;
}
