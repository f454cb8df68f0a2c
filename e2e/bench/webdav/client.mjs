/** Small requests through node:http on kept connections, large ones through curl, which costs the machine less. */
import { spawn } from "node:child_process";
import http from "node:http";
import os from "node:os";

const REQUEST_TIMEOUT_MS = 120_000;

export function makeClient({ url, username, password }) {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const credentials = `${username}:${password ?? ""}`;
  return {
    base,
    credentials: username ? credentials : null,
    headers: username
      ? { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` }
      : {},
  };
}

function requestOnce(client, method, target, { headers = {}, body, keepBody = false }) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const length = body ? { "content-length": body.length } : {};
    const options = {
      method,
      timeout: REQUEST_TIMEOUT_MS,
      headers: { ...headers, ...client.headers, ...length },
    };
    const request = http.request(new URL(target, client.base), options, (response) => {
      const parts = [];
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
        if (keepBody) parts.push(chunk);
      });
      response.on("error", reject);
      response.on("end", () => {
        const ms = performance.now() - started;
        resolve({ status: response.statusCode, bytes, ms, body: Buffer.concat(parts) });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${method}: no answer in time`)));
    request.on("error", (error) => {
      reject(Object.assign(error, { stale: request.reusedSocket && error.code === "ECONNRESET" }));
    });
    request.end(body);
  });
}

export async function request(client, method, target, options = {}) {
  const { expect, ...rest } = options;
  const answer = await requestOnce(client, method, target, rest).catch((error) => {
    // The server closed an idle kept-alive connection just as we reused it: not its fault.
    if (error.stale) return requestOnce(client, method, target, rest);
    throw error;
  });
  if (expect && !expect.includes(answer.status)) {
    throw new Error(`${method}: HTTP ${answer.status}, expected ${expect.join(" or ")}`);
  }
  return answer;
}

export const put = (client, target, body) =>
  request(client, "PUT", target, { body, expect: [200, 201, 204] });

export const makeFolder = (client, target) => request(client, "MKCOL", target, { expect: [201] });

export function curl(client, target, flags = []) {
  const quote = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
  // Address and password go through stdin: both are secrets and argv is public.
  const config = [`url = ${quote(new URL(target, client.base).href)}`];
  if (client.credentials) config.push("basic", `user = ${quote(client.credentials)}`);
  const fixed = ["-q", "-sS", "-g", "--noproxy", "*", "-o", os.devNull, "--config", "-"];
  const format = ["-w", "%{http_code} %{size_download} %{size_upload} %{time_total}"];
  return new Promise((resolve, reject) => {
    const child = spawn("curl", [...fixed, ...format, ...flags]);
    let out = "";
    let err = "";
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (err += data));
    child.on("error", reject);
    child.on("close", (code) => {
      const [status, downloaded, uploaded, seconds] = out.trim().split(" ").map(Number);
      if (code === 0 && status < 300) resolve({ downloaded, uploaded, seconds });
      else reject(new Error(`curl exit ${code}, HTTP ${status} ${err.trim()}`));
    });
    child.stdin.end(config.join("\n"));
  });
}
