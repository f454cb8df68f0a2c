let loading: Promise<readonly string[]> | null = null;

/** The words of recovery keys in the order of the alphabet; loaded when they are first wanted. */
export function recoveryWords(): Promise<readonly string[]> {
  loading ??= import("../../assets/recovery-words-en.txt?raw").then(({ default: text }) =>
    text.split(/\s+/).filter(Boolean).toSorted(),
  );
  return loading;
}
