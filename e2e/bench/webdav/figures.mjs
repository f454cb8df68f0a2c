/** The figures that the phases yield, and how they are written. */

// The figures a phase yields: [field, unit, which direction is better].
const FIGURES = {
  put: [["MBps", "MB/s", "higher"]],
  putChunked: [["MBps", "MB/s", "higher"]],
  get: [["MBps", "MB/s", "higher"]],
  getPar: [["MBps", "MB/s", "higher"]],
  latUnderGet: [
    ["p50ms", "ms", "lower"],
    ["p99ms", "ms", "lower"],
  ],
  range64k: [
    ["opsps", "ops/s", "higher"],
    ["p99ms", "ms", "lower"],
  ],
  smallPut: [["opsps", "ops/s", "higher"]],
  smallGet: [["opsps", "ops/s", "higher"]],
  smallGetPar8: [["opsps", "ops/s", "higher"]],
  smallPutPar8: [["opsps", "ops/s", "higher"]],
  propfind: [["ms", "ms", "lower"]],
  abortPut: [["kept", "kept", "higher"]],
  delete: [["ms", "ms", "lower"]],
  memory: [["peakMiB", "MiB", "lower"]],
  idleRss: [["startMiB", "MiB", "lower"]],
};

/** Flattens a result into rows {id, unit, better, value}; value is null where a phase failed. */
export function figures(result) {
  return Object.entries(result.m).flatMap(([phase, measured]) => {
    const fields = FIGURES[phase.replace(/^propfind\d+$/, "propfind")];
    return fields.map(([field, unit, better]) => ({
      id: fields.length > 1 ? `${phase} ${field.replace(/ms$|ps$/, "")}` : phase,
      unit,
      better,
      value: measured.error === undefined ? Number(measured[field]) : null,
    }));
  });
}

export function formatValue(value, unit) {
  if (value === null || value === undefined) return "error";
  if (unit === "kept") return value >= 1 ? "kept" : "LOST";
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

/** A Markdown table that is also readable as plain text: first column left, the rest right. */
export function table(header, rows) {
  const widths = header.map((cell, i) => Math.max(cell.length, ...rows.map((r) => r[i].length)));
  const pad = (cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]));
  const line = (cells) => `| ${cells.map(pad).join(" | ")} |`;
  const rule = widths.map((w, i) => (i === 0 ? "-".repeat(w) : `${"-".repeat(w - 1)}:`));
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return round2(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const round2 = (x) => Math.round(x * 100) / 100;
