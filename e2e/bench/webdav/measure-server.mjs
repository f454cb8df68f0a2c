/**
 * Measures one running server: a process of its own for each, so that no server
 * gets a client that another one has warmed up.
 *
 * Standard input: one line of JSON, `{connection, pid, name, settings}`. Standard
 * output: the result as one line of JSON.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { makeClient } from "./client.mjs";
import { runBench } from "./run-phases.mjs";

const MIB = 1 << 20;
const SMALL_BYTES = 4096;

function makeContext({ connection, pid, settings }) {
  const root = `bench-${process.pid}/`;
  return {
    client: makeClient(connection),
    root,
    bigPath: `${root}big.bin`,
    bigFile: settings.bigFile,
    bigBytes: settings.big * MIB,
    smallSeed: randomBytes(SMALL_BYTES),
    small: settings.small,
    par: 8,
    ranges: 300,
    repeats: settings.repeats,
    latSeconds: settings.latSeconds,
    pids: [pid],
    peakMiB: 0,
  };
}

const task = JSON.parse(readFileSync(0, "utf8"));
const result = await runBench(makeContext(task), { ...task.settings, name: task.name });
process.stdout.write(`${JSON.stringify(result)}\n`);
