/** A file, directory or link of one of the two trees that are compared. */
export interface TreeNode {
  readonly kind: "file" | "directory" | "symlink" | "other";
  /** Bytes of a file; `null` if they are not known. */
  readonly size: number | null;
  /** What is in a directory. Names are NFC. */
  readonly children: () => Promise<readonly NamedNode[]>;
  /** The target of a link, as it is stored. */
  readonly target: () => Promise<string>;
  readonly open: () => Promise<ContentReader>;
}

export interface NamedNode {
  readonly name: string;
  readonly node: TreeNode;
}

export interface ContentReader {
  /** Bytes `[start, start + length)`, fewer at the end of the file, none beyond it. */
  read(start: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}
