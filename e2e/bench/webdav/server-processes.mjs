/** Starting servers and stopping them with everything that they have started. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processTree } from "./server-memory.mjs";

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;

export const running = new Set();

function launch(file, args, { log, env, stdout = log }) {
  // A process group of its own: SIGTERM then reaches what a shell command started, too.
  const options = { detached: true, stdio: ["ignore", stdout, log], env };
  const child = spawn(file, args, options);
  child.on("error", () => {}); // reported as an early exit by whoever waits for it
  running.add(child);
  return child;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    // A zombie has ended; whether somebody collects it is not our concern.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return !existsSync("/proc/self") && signal(pid, 0);
  }
}

export async function stop(child) {
  running.delete(child);
  if (child.pid === undefined) return;
  const pids = [child.pid, ...processTree([child.pid])];
  if (!signal(-child.pid, "SIGTERM")) signal(child.pid, "SIGTERM");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (pids.some(isAlive)) {
    if (Date.now() > deadline) {
      process.stderr.write("a server ignored SIGTERM and was killed\n");
      for (const pid of pids) signal(pid, "SIGKILL");
      return;
    }
    await sleep(50);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function canConnect(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true) ?? socket.destroy());
    socket.on("error", () => resolve(false));
  });
}

async function waitForPort(child, port) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await canConnect(port))) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error("ended at once");
    if (Date.now() > deadline) throw new Error("did not open its port in time");
    await sleep(50);
  }
}

/** The subject announces itself: the first line of its output. */
function firstLine(child) {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error("printed no line in time"));
    const timer = setTimeout(late, START_TIMEOUT_MS);
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (data) => {
      // Goes on reading after the first line: a full pipe would block the subject.
      if (text.includes("\n")) return;
      text += data;
      if (!text.includes("\n")) return;
      clearTimeout(timer);
      resolve(text.split("\n")[0]);
    });
    child.on("close", () => {
      clearTimeout(timer);
      reject(new Error("ended before it printed a line"));
    });
  });
}

export async function startPeer(peer, folder, log) {
  const data = path.join(folder, "data");
  mkdirSync(data);
  const port = await freePort();
  const [file, args] = peer.command({ folder, data, port });
  const child = launch(file, args, { log, env: process.env });
  const connection = { url: `http://127.0.0.1:${port}/` };
  return { child, ready: waitForPort(child, port).then(() => connection) };
}

export async function startSubject(command, folder, log) {
  const env = { ...process.env, BENCH_DIR: folder };
  const child = launch("/bin/sh", ["-c", command], { log, env, stdout: "pipe" });
  return { child, ready: firstLine(child).then(JSON.parse) };
}
