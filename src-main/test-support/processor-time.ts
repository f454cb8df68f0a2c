/**
 * How long the processor works, in milliseconds, for bounds that a slow algorithm breaks and a busy machine does not:
 * unlike the clock, it stands still while other programs run.
 *
 * @param work - what else this process does meanwhile counts as well
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
