/** Medians over the rounds, ratios of medians, and a verdict, as Markdown tables. */
import { figures, formatValue, median, table } from "./figures.mjs";

const LEVEL = 0.1; // within 10 % either way counts as level
const YARDSTICK = "rclone-crypt";

/** name -> figure id -> {unit, better, perRound, median}; a failed figure has no median. */
export function summarise(runs) {
  const summary = new Map();
  for (const [name, results] of runs) {
    const byId = new Map();
    results.forEach((result, round) => {
      for (const figure of result ? figures(result) : []) {
        if (!byId.has(figure.id)) byId.set(figure.id, { ...figure, perRound: [] });
        byId.get(figure.id).perRound[round] = figure.value;
      }
    });
    for (const figure of byId.values()) {
      const good = figure.perRound.filter((value) => Number.isFinite(value));
      // 'kept' must hold in every round: one loss is a loss.
      if (figure.unit === "kept") figure.median = good.length ? Math.min(...good) : null;
      else figure.median = good.length ? median(good) : null;
    }
    summary.set(name, byId);
  }
  return summary;
}

function figureList(summary) {
  const list = new Map();
  for (const byId of summary.values()) for (const [id, figure] of byId) list.set(id, figure);
  return [...list.values()];
}

function compare(mine, theirs) {
  if (!mine || !theirs || mine.median === null || theirs.median === null) return null;
  if (mine.unit === "kept") return { verdict: wordOf(mine.median - theirs.median + 1, "higher") };
  const rounds = mine.perRound
    .map((value, round) => value / theirs.perRound[round])
    .filter((ratio) => Number.isFinite(ratio));
  const ratio = mine.median / theirs.median;
  const range = [Math.min(...rounds), Math.max(...rounds)];
  // Ahead in one round and behind in another: the noise is larger than the difference.
  const unsure = range[0] < 1 && range[1] > 1 && Math.abs(ratio - 1) > LEVEL;
  return { ratio, range, verdict: wordOf(ratio, mine.better) + (unsure ? " (noisy)" : "") };
}

function wordOf(ratio, better) {
  if (ratio <= 1 + LEVEL && ratio >= 1 / (1 + LEVEL)) return "level";
  return ratio > 1 === (better === "higher") ? "ahead" : "BEHIND";
}

const formatRatio = (x) => (x >= 100 ? x.toFixed(0) : x.toFixed(2));

export function mediansTable(summary) {
  const names = [...summary.keys()];
  const rows = figureList(summary).map((figure) => [
    figure.id,
    figure.unit,
    figure.better,
    ...names.map((name) => formatValue(summary.get(name).get(figure.id)?.median, figure.unit)),
  ]);
  return table(["median", "unit", "better", ...names], rows);
}

export function ratiosTable(summary, subject) {
  const peers = [...summary.keys()].filter((name) => name !== subject);
  const rows = figureList(summary).map((figure) => {
    const cells = peers.map((peer) => {
      const result = compare(summary.get(subject).get(figure.id), summary.get(peer).get(figure.id));
      return result?.ratio === undefined ? "-" : formatRatio(result.ratio);
    });
    return [figure.id, figure.better, ...cells];
  });
  return table([`ratio ${subject}/peer`, "better", ...peers], rows);
}

export function verdictTable(summary, subject) {
  const rows = figureList(summary).map((figure) => {
    const mine = summary.get(subject).get(figure.id);
    const theirs = summary.get(YARDSTICK).get(figure.id);
    const result = compare(mine, theirs);
    const values = [mine, theirs].map((f) => formatValue(f?.median, figure.unit));
    const ratio = result?.ratio === undefined ? "-" : formatRatio(result.ratio);
    const range = result?.range ? result.range.map(formatRatio).join("..") : "-";
    return [figure.id, figure.unit, ...values, ratio, range, result?.verdict ?? "no figure"];
  });
  const head = ["metric", "unit", subject, YARDSTICK, "ratio", "per round", "verdict"];
  return table(head, rows);
}

export function errorLines(runs) {
  const lines = [];
  for (const [name, results] of runs) {
    results.forEach((result, round) => {
      if (!result) lines.push(`${name}, round ${round + 1}: did not run`);
      for (const [phase, measured] of Object.entries(result?.m ?? {})) {
        if (measured.error) lines.push(`${name}, round ${round + 1}, ${phase}: ${measured.error}`);
      }
    });
  }
  return lines;
}
