/**
 * Skipped tests, by suite and reason.
 *
 * The reason is part of a suite's or test's title, in brackets at its end: `rclone copies a tree [needs rclone]`.
 */
const reasonPattern = /\s*\[([^\]]+)\]\s*$/;

/**
 * @param tests - `{file, titles}` of each skipped test, titles from the outermost suite to the test
 * @returns `{suite, reason, tests}`: the title that carries the reason (else the outermost one) after its
 *   file, the reason or null, and how many tests
 */
export function suitesOf(tests) {
  const suites = new Map();
  for (const { file, titles } of tests) {
    const found = nameAndReason(titles);
    const suite = `${file.replaceAll("\\", "/")} › ${found.name}`;
    const key = `${suite}\n${found.reason}`;
    const known = suites.get(key) ?? { suite, reason: found.reason, tests: 0 };
    suites.set(key, { ...known, tests: known.tests + 1 });
  }
  return [...suites.values()];
}

function nameAndReason(titles) {
  const told = titles.find((title) => reasonPattern.test(title));
  if (told === undefined) return { name: titles[0] ?? "", reason: null };
  const name = told.replace(reasonPattern, "") || titles[0];
  return { name, reason: reasonPattern.exec(told)[1] };
}
