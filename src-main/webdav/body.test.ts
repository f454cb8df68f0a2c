import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { pourBody, pourInto, readBody } from "./body.ts";
import { type TimeLimits, timeLimits } from "./limits.ts";
import { ClientGone } from "./refusal.ts";

interface Meeting {
  readonly client: Socket;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly share: { readonly limits: TimeLimits };
}

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A request that has arrived at a real server, up to where `text` ends. */
async function meet(text: string): Promise<Meeting> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const client = connect(typeof address === "object" && address !== null ? address.port : 0);
  client.on("error", () => undefined);
  client.write(`PUT / HTTP/1.1\r\nHost: x\r\n${text}`);
  ends.push(() => {
    client.destroy();
    server.close();
  });
  return new Promise((resolve) => {
    server.on("request", (request, response) => {
      resolve({ client, request, response, share: { limits: timeLimits } });
    });
  });
}

it("reads a whole body, by length and in chunks", async () => {
  const byLength = await meet("Content-Length: 5\r\n\r\nhello");
  expect((await readBody(byLength, 5)).toString()).toBe("hello");
  const chunked = await meet("Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n");
  expect((await readBody(chunked, 5)).toString()).toBe("hello");
  expect((await readBody(await meet("\r\n"), 5)).length).toBe(0);
});

it("refuses more than it was allowed to read, announced or not", async () => {
  const tooLong = { status: 413 };
  const byLength = await meet("Content-Length: 6\r\n\r\nhello!");
  await expect(readBody(byLength, 5)).rejects.toMatchObject(tooLong);
  const chunked = await meet("Transfer-Encoding: chunked\r\n\r\n6\r\nhello!\r\n0\r\n\r\n");
  await expect(readBody(chunked, 5)).rejects.toMatchObject(tooLong);
});

it("holds the next piece back until the last one was taken", async () => {
  const meeting = await meet(
    "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n",
  );
  let isTaking = false;
  let taken = "";
  await pourBody(meeting, async (chunk) => {
    expect(isTaking).toBe(false);
    isTaking = true;
    await new Promise((resolve) => setTimeout(resolve, 5));
    isTaking = false;
    taken += chunk.toString();
  });
  expect(taken).toBe("abc");
});

it("gathers a body in pieces of one length, wherever the client cuts it, and wipes them", async () => {
  const cut = ["1\r\na", "5\r\nbcdef", "3\r\nghi", "b\r\njklmnopqrst"].join("\r\n");
  const meeting = await meet(`Transfer-Encoding: chunked\r\n\r\n${cut}\r\n0\r\n\r\n`);
  const buffer = new Uint8Array(4);
  const taken: string[] = [];
  await pourInto(buffer, meeting, async (bytes) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    taken.push(Buffer.from(bytes).toString());
  });
  expect(taken).toEqual(["abcd", "efgh", "ijkl", "mnop", "qrst"]);
  expect(buffer).toEqual(new Uint8Array(4));
});

it("gathers nothing of an empty body", async () => {
  const taken: Uint8Array[] = [];
  await pourInto(new Uint8Array(), await meet("Content-Length: 0\r\n\r\n"), async (bytes) => {
    taken.push(bytes);
  });
  expect(taken).toEqual([]);
});

it("ends with what the taker throws, and the client still gets its answer", async () => {
  const meeting = await meet("Content-Length: 1000\r\n\r\nhello");
  await expect(pourBody(meeting, () => Promise.reject(new Error("full")))).rejects.toThrow("full");
  meeting.response.writeHead(507).end();
  const [answer] = (await once(meeting.client, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 507 /);
});

it("does not leave the taker alone with a piece when the client goes away", async () => {
  const meeting = await meet("Content-Length: 1000\r\n\r\nhello");
  let isTaken = false;
  const pouring = pourBody(meeting, async () => {
    meeting.client.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    isTaken = true;
  });
  await expect(pouring).rejects.toThrow(ClientGone);
  expect(isTaken).toBe(true);
});

it("notices a client that goes away in the middle, and one that is gone already", async () => {
  const leaving = await meet("Content-Length: 1000\r\n\r\nhello");
  const reading = readBody(leaving, 1000);
  leaving.client.destroy();
  await expect(reading).rejects.toThrow(ClientGone);

  const gone = await meet("Content-Length: 1000\r\n\r\nhello");
  gone.client.destroy();
  gone.request.on("error", () => undefined);
  await new Promise((resolve) => gone.request.on("close", resolve));
  await expect(readBody(gone, 1000)).rejects.toThrow(ClientGone);
});
