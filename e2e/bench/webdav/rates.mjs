/** Running many operations, a bounded number at once, and what their times come to. */
import { quantile } from "./figures.mjs";

export function rates(latencies, seconds) {
  return {
    n: latencies.length,
    opsps: Math.round(latencies.length / seconds),
    p50ms: quantile(latencies, 0.5),
    p99ms: quantile(latencies, 0.99),
  };
}

/** Runs operation(0..count-1) with at most `width` in flight; operation resolves to its ms. */
export async function inParallel(count, width, operation) {
  const latencies = [];
  let next = 0;
  const worker = async () => {
    while (next < count) latencies.push(await operation(next++));
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  return rates(latencies, (performance.now() - started) / 1000);
}
