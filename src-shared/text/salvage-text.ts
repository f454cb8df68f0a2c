/** Names for what has lost its own. */
export const salvageText = {
  file: (number: number) => `file ${number}`,
  symlink: (number: number) => `link ${number}`,
} as const;
