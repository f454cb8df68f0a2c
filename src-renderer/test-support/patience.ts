/**
 * Runs before each test file: what a test of the window waits for has the time that the slowest machine needs.
 *
 * Testing Library would give up after one second, which a busy machine misses; nobody waits when all is well.
 */

if ("document" in globalThis) {
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 20_000 });
}
