/** Listing a folder of many files, an upload that is cut off, removing all. */
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder, put, request } from "./client.mjs";
import { median, round2 } from "./figures.mjs";
import { inParallel } from "./rates.mjs";

const PROPFIND_BODY = Buffer.from(
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>' +
    "<resourcetype/><getcontentlength/><getlastmodified/><getetag/><creationdate/><displayname/>" +
    "</prop></propfind>",
);

async function listFolder(context, target) {
  const headers = { depth: "1", "content-type": "application/xml" };
  const options = { headers, body: PROPFIND_BODY, keepBody: true, expect: [207] };
  const answer = await request(context.client, "PROPFIND", target, options);
  // The folder itself is one of the responses.
  const entries = (answer.body.toString().match(/<(?:\w+:)?response[ >]/g) ?? []).length - 1;
  return { entries, ms: answer.ms, bytes: answer.bytes };
}

export async function propfindPhase(context, count) {
  const folder = `${context.root}d${count}/`;
  await makeFolder(context.client, folder);
  const body = Buffer.from("x");
  const fill = await inParallel(count, 8, async (i) => {
    const name = `file-${String(i).padStart(6, "0")}.txt`;
    return (await put(context.client, folder + name, body)).ms;
  });
  const times = [];
  let bytes = 0;
  for (let i = 0; i < context.repeats; i++) {
    const listed = await listFolder(context, folder);
    if (listed.entries !== count) throw new Error(`${listed.entries} entries of ${count}`);
    times.push(listed.ms);
    bytes = listed.bytes;
  }
  const all = times.map(round2);
  return { ms: round2(median(times)), all, KiB: Math.round(bytes / 1024), fillOpsps: fill.opsps };
}

/** The client dies in the middle of an overwrite: is the old content still there? */
export async function abortPutPhase(context) {
  const { client, root } = context;
  const target = `${root}abort/old.bin`;
  await makeFolder(client, `${root}abort/`);
  await put(client, target, Buffer.alloc(100, "A"));
  const options = { method: "PUT", headers: { "content-length": 1_000_000, ...client.headers } };
  const upload = http.request(new URL(target, client.base), {
    ...options,
  });
  upload.on("error", () => {}); // we cut the line ourselves
  upload.write(Buffer.alloc(200_000, "B"));
  await sleep(300);
  upload.destroy();
  await sleep(700); // time for the server to notice and clean up
  const after = await request(client, "GET", target, { keepBody: true });
  const kept = after.status === 200 && after.body.equals(Buffer.alloc(100, "A"));
  const { entries } = await listFolder(context, `${root}abort/`);
  // strayFiles: a partial file that stays visible beside the old one.
  return {
    kept,
    status: after.status,
    bytesAfter: after.bytes,
    strayFiles: Math.max(0, entries - 1),
  };
}

export async function deletePhase(context) {
  const options = { expect: [200, 204] };
  const answer = await request(context.client, "DELETE", context.root, options);
  return { ms: Math.round(answer.ms), status: answer.status };
}
