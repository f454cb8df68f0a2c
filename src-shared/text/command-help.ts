/** What the help says of one command. */
export interface CommandHelp {
  /** One line, for the list of all commands. */
  readonly summary: string;
  /** Paragraphs: what a user must know before calling it. */
  readonly details: readonly string[];
  readonly examples: readonly string[];
}
