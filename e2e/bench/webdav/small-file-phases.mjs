/** Phases on many files of 4 KiB. */
import { makeFolder, put, request } from "./client.mjs";
import { inParallel } from "./rates.mjs";

/** Each file differs, so that a server which mixes up parallel requests is caught. */
function smallBody(context, i) {
  const body = Buffer.from(context.smallSeed);
  body.writeUInt32LE(i, 0);
  return body;
}

export async function smallPutPhase(context, folder, width) {
  await makeFolder(context.client, `${context.root}${folder}/`);
  return inParallel(context.small, width, async (i) => {
    const target = `${context.root}${folder}/f${i}.bin`;
    return (await put(context.client, target, smallBody(context, i))).ms;
  });
}

export async function smallGetPhase(context, folder, width) {
  return inParallel(context.small, width, async (i) => {
    const target = `${context.root}${folder}/f${i}.bin`;
    const answer = await request(context.client, "GET", target, { keepBody: true, expect: [200] });
    if (!answer.body.equals(smallBody(context, i))) throw new Error(`wrong bytes in file ${i}`);
    return answer.ms;
  });
}
