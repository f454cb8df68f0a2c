/** Drives one running server through all phases, in a fixed order. */
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder } from "./client.mjs";
import { abortPutPhase, deletePhase, propfindPhase } from "./folder-phases.mjs";
import {
  getParPhase,
  getPhase,
  latUnderGetPhase,
  putChunkedPhase,
  putPhase,
  range64kPhase,
} from "./large-file-phases.mjs";
import { memoryMiB } from "./server-memory.mjs";
import { smallGetPhase, smallPutPhase } from "./small-file-phases.mjs";

function phaseList(dirs) {
  return [
    { name: "put", run: putPhase },
    { name: "putChunked", run: putChunkedPhase },
    { name: "get", needs: "put", run: getPhase },
    { name: "getPar", needs: "put", run: getParPhase },
    { name: "latUnderGet", needs: "put", run: latUnderGetPhase },
    { name: "range64k", needs: "put", run: range64kPhase },
    { name: "smallPut", run: (context) => smallPutPhase(context, "small", 1) },
    { name: "smallGet", needs: "smallPut", run: (context) => smallGetPhase(context, "small", 1) },
    { name: "smallGetPar8", needs: "smallPut", run: (c) => smallGetPhase(c, "small", 8) },
    { name: "smallPutPar8", run: (context) => smallPutPhase(context, "par", 8) },
    ...dirs.map((n) => ({ name: `propfind${n}`, run: (context) => propfindPhase(context, n) })),
    { name: "abortPut", run: abortPutPhase },
  ];
}

function choosePhases(all, only) {
  if (!only) return all;
  const wanted = new Set(only.split(","));
  for (const phase of all) if (wanted.has(phase.name) && phase.needs) wanted.add(phase.needs);
  return all.filter((phase) => wanted.has(phase.name));
}

async function measure(phase, context, result, progress) {
  try {
    result.m[phase.name] = await phase.run(context);
  } catch (error) {
    result.m[phase.name] = { error: String(error.message).slice(0, 200) };
  }
  // Sampled after every phase, so that a worker process which ends early is not missed.
  context.peakMiB = Math.max(context.peakMiB, memoryMiB(context.pids, "VmHWM"));
  progress(`${result.name}  ${phase.name}  ${JSON.stringify(result.m[phase.name])}`);
}

export async function runBench(context, settings, progress = () => {}) {
  const result = {
    name: settings.name ?? context.client.base.host, // never the path: it may hold a secret
    when: new Date().toISOString(),
    machine: { cpus: os.cpus().length, GiB: Math.round(os.totalmem() / 2 ** 30) },
    settings: { bigMiB: settings.big, small: settings.small, dirs: settings.dirs },
    m: {},
  };
  await sleep(1000); // lets start-up work finish before the idle figure is taken
  const startMiB = memoryMiB(context.pids, "VmRSS");
  await makeFolder(context.client, context.root);
  try {
    for (const phase of choosePhases(phaseList(settings.dirs), settings.only)) {
      await measure(phase, context, result, progress);
    }
  } finally {
    await measure({ name: "delete", run: deletePhase }, context, result, progress);
  }
  if (context.peakMiB > 0) {
    await sleep(2000);
    result.m.memory = { peakMiB: context.peakMiB };
    result.m.idleRss = { startMiB, afterMiB: memoryMiB(context.pids, "VmRSS") };
  }
  return result;
}
