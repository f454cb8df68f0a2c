/** Phases on one large file. */
import { closeSync, openSync, readSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { curl, request } from "./client.mjs";
import { median, quantile } from "./figures.mjs";
import { rates } from "./rates.mjs";

const RANGE_BYTES = 65536;

function speeds(values) {
  const all = values.map(Math.round);
  return { MBps: Math.round(median(values)), best: Math.max(...all), all };
}

async function uploadPhase(context, flags, beforeEach) {
  const values = [];
  for (let i = 0; i < context.repeats; i++) {
    if (i > 0) await beforeEach();
    const upload = ["-T", context.bigFile, "-H", "Expect:", ...flags];
    const done = await curl(context.client, context.bigPath, upload);
    if (done.uploaded < context.bigBytes) throw new Error(`only ${done.uploaded} bytes sent`);
    values.push(context.bigBytes / 1e6 / done.seconds);
  }
  return speeds(values);
}

/** A new file of known length: what a file manager's copy does. */
export const putPhase = (context) =>
  uploadPhase(context, [], () => request(context.client, "DELETE", context.bigPath));

/** An overwrite with no length told beforehand: macOS Finder and streaming clients. */
export const putChunkedPhase = (context) =>
  uploadPhase(context, ["-H", "Transfer-Encoding: chunked", "-H", "Content-Length:"], () => {});

async function download(context) {
  const done = await curl(context.client, context.bigPath);
  if (done.downloaded !== context.bigBytes) throw new Error(`short read: ${done.downloaded}`);
  return done;
}

export async function getPhase(context) {
  const values = [];
  for (let i = 0; i < context.repeats; i++) {
    values.push(context.bigBytes / 1e6 / (await download(context)).seconds);
  }
  return speeds(values);
}

export async function getParPhase(context) {
  const started = performance.now();
  await Promise.all(Array.from({ length: context.par }, () => download(context)));
  const seconds = (performance.now() - started) / 1000;
  return {
    MBps: Math.round((context.par * context.bigBytes) / 1e6 / seconds),
    readers: context.par,
  };
}

/** How long does a tiny request wait while two large downloads run? Shows a blocked event loop. */
export async function latUnderGetPhase(context) {
  const deadline = performance.now() + context.latSeconds * 1000;
  const reader = async () => {
    while (performance.now() < deadline) await download(context);
  };
  let failure = null;
  let reading = true;
  const readers = Promise.all([reader(), reader()])
    .catch((error) => (failure = error))
    .finally(() => (reading = false));
  const latencies = [];
  while (reading) {
    const options = { headers: { depth: "0" }, expect: [207] };
    latencies.push((await request(context.client, "PROPFIND", context.bigPath, options)).ms);
    await sleep(5);
  }
  await readers;
  if (failure) throw failure;
  return {
    n: latencies.length,
    p50ms: quantile(latencies, 0.5),
    p99ms: quantile(latencies, 0.99),
    maxms: quantile(latencies, 1),
  };
}

/** Random 64 KiB reads, one after another, each compared with the source file. */
export async function range64kPhase(context) {
  const source = openSync(context.bigFile, "r");
  const expected = Buffer.alloc(RANGE_BYTES);
  const random = seededRandom(1);
  const latencies = [];
  const started = performance.now();
  try {
    while (latencies.length < context.ranges && performance.now() - started < 20_000) {
      const from = Math.floor(random() * (context.bigBytes - RANGE_BYTES));
      const headers = { range: `bytes=${from}-${from + RANGE_BYTES - 1}` };
      const options = { headers, keepBody: true, expect: [206] };
      const answer = await request(context.client, "GET", context.bigPath, options);
      readSync(source, expected, 0, RANGE_BYTES, from);
      if (!answer.body.equals(expected)) throw new Error(`wrong bytes at offset ${from}`);
      latencies.push(answer.ms);
    }
  } finally {
    closeSync(source);
  }
  const seconds = latencies.reduce((a, b) => a + b, 0) / 1000; // leaves the comparison out
  return rates(latencies, seconds);
}

/** The same sequence for every server, so that all of them seek to the same offsets. */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
