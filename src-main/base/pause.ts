/** Lets everything else that waits have its turn: for work that would keep the process busy for long. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
