/** How long a test waits for what is to happen by itself: for the slowest machine, since nobody waits when all is well. */
export const patient = { timeout: 20_000 } as const;
