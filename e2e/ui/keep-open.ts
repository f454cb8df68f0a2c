import { type IncomingHttpHeaders, request } from "node:http";
import { expect } from "@playwright/test";

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Takes a write lock as office programs do, which says: this file is being worked with.
 *
 * @returns gives it back
 */
export async function keepOpen(url: string, login: string): Promise<() => Promise<void>> {
  const body =
    '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
  const Authorization = `Basic ${Buffer.from(login).toString("base64")}`;
  const { status, headers } = await ask(url, "LOCK", { Authorization }, body);
  expect([200, 201]).toContain(status);
  return async () => {
    const token = { "Lock-Token": String(headers["lock-token"]) };
    expect(await ask(url, "UNLOCK", { Authorization, ...token }, "")).toMatchObject({
      status: 204,
    });
  };
}

function ask(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (reply) => {
      reply.resume();
      resolve({ status: reply.statusCode ?? 0, headers: reply.headers });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
