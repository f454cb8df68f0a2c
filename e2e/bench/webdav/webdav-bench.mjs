/**
 * The WebDAV server beside rclone's crypt remote and nginx, on this machine, in
 * one run: `npm run bench:webdav [-- --rounds 5 --big 1024 …]`. See docs/performance.md.
 *
 * Servers take turns, every second round backwards, so that a slow drift of the
 * machine hits all alike. Each gets a fresh folder. What no number is wanted of
 * but an answer (a wrong byte, a missing entry) makes the run fail.
 */

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isInstalled, peers } from "./peers.mjs";
import { running, startPeer, startSubject, stop } from "./server-processes.mjs";
import { errorLines, mediansTable, ratiosTable, summarise, verdictTable } from "./tables.mjs";

const MIB = 1 << 20;
const SUBJECT = "latchkey";
const here = fileURLToPath(new URL(".", import.meta.url));
const program = path.resolve(here, "../../../out/cli/latchkey.js");

const options = {
  rounds: { type: "string", default: "3" },
  /** Where the fresh folders are made; on tmpfs the disk is out of it. */
  dir: { type: "string", default: existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir() },
  /** MiB of the large file. */
  big: { type: "string", default: "512" },
  small: { type: "string", default: "1000" },
  dirs: { type: "string", default: "1000,10000" },
  repeats: { type: "string", default: "3" },
  "lat-seconds": { type: "string", default: "3" },
  only: { type: "string" },
};

function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A server of ours on a new vault in the fresh folder. */
async function startLatchkey(folder, log) {
  const password = path.join(folder, "password");
  writeFileSync(password, randomBytes(18).toString("base64url"), { mode: 0o600 });
  const run = `"${process.execPath}" "${program}"`;
  const vault = '"$BENCH_DIR/vault" --password-file "$BENCH_DIR/password"';
  const create = `mkdir "$BENCH_DIR/vault" && ${run} create ${vault} >&2`;
  return startSubject(`${create} && exec ${run} serve ${vault} --json`, folder, log);
}

function contenders() {
  const names = Object.keys(peers).filter((name) => {
    if (isInstalled(peers[name])) return true;
    say(`not installed: ${name} (Debian: ${peers[name].packages})`);
    return false;
  });
  return [
    { name: SUBJECT, start: startLatchkey },
    ...names.map((name) => ({ name, start: (folder, log) => startPeer(peers[name], folder, log) })),
  ];
}

function measure(connection, pid, name, settings) {
  const child = spawn(process.execPath, [path.join(here, "measure-server.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.add(child);
  return new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.on("close", (code) => {
      running.delete(child);
      if (out.trim()) resolve(JSON.parse(out));
      else reject(new Error(`the measuring process ended with ${code}`));
    });
    child.stdin.end(`${JSON.stringify({ connection, pid, name, settings })}\n`);
  });
}

async function benchOne(contender, settings) {
  const folder = mkdtempSync(path.join(settings.base, `${contender.name}-`));
  const logFile = path.join(folder, "server.log");
  const log = openSync(logFile, "a");
  let server = null;
  try {
    server = await contender.start(folder, log);
    return await measure(await server.ready, server.child.pid, contender.name, settings);
  } catch (error) {
    const tail = readFileSync(logFile, "utf8").split("\n").slice(-8).join("\n");
    say(`FAILED ${contender.name}: ${error.message}\n${tail}`);
    return null;
  } finally {
    if (server) await stop(server.child);
    closeSync(log);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAll(all, settings) {
  const runs = new Map(all.map((contender) => [contender.name, []]));
  for (let round = 0; round < settings.rounds; round += 1) {
    const order = round % 2 ? [...all].reverse() : all;
    for (const contender of order) {
      say(`round ${round + 1} of ${settings.rounds}: ${contender.name}`);
      runs.get(contender.name)[round] = await benchOne(contender, settings);
    }
  }
  return runs;
}

function report(runs, settings) {
  const summary = summarise(runs);
  const machine = `${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB`;
  const load = os.loadavg().map((value) => value.toFixed(1));
  const errors = errorLines(runs);
  return [
    `Medians, rounds: ${settings.rounds} (${machine}; load at the end: ${load.join(", ")})`,
    mediansTable(summary),
    ...(errors.length > 0 ? [`Errors:\n${errors.map((line) => `- ${line}`).join("\n")}`] : []),
    "Ratios of medians",
    ratiosTable(summary, SUBJECT),
    ...(summary.has("rclone-crypt") ? ["Verdict", verdictTable(summary, SUBJECT)] : []),
  ].join("\n\n");
}

/** Random content, so that no server or file system can compress it. */
function writeBigFile(file, mib) {
  const handle = openSync(file, "w");
  for (let i = 0; i < mib; i += 1) writeSync(handle, randomBytes(MIB));
  closeSync(handle);
  return file;
}

function readSettings(base) {
  const { values } = parseArgs({ options });
  const big = Number(values.big);
  return {
    base,
    rounds: Number(values.rounds),
    big,
    bigFile: writeBigFile(path.join(base, "source.bin"), big),
    small: Number(values.small),
    dirs: values.dirs.split(",").filter(Boolean).map(Number),
    repeats: Number(values.repeats),
    latSeconds: Number(values["lat-seconds"]),
    only: values.only,
  };
}

const base = mkdtempSync(path.join(parseArgs({ options }).values.dir, "latchkey-bench-"));
chmodSync(base, 0o755);
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(name, async () => {
    await Promise.all([...running].map(stop));
    rmSync(base, { recursive: true, force: true });
    process.exit(130);
  });
}
try {
  const settings = readSettings(base);
  const runs = await runAll(contenders(), settings);
  process.stdout.write(`${report(runs, settings)}\n`);
  if (errorLines(runs).length > 0) process.exitCode = 1;
} finally {
  rmSync(base, { recursive: true, force: true });
}
