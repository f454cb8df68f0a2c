import { createServer } from "node:http";
import { expect, it } from "vitest";
import { registerMethods } from "./methods/registry.ts";
import { Shell } from "./shell.ts";

it("holds our methods and none of the package's, nor its handler of requests", async () => {
  const server = createServer();
  const shell = new Shell(server, 0);
  registerMethods(shell);
  expect(Object.keys(shell.methods).sort()).toEqual(
    "copy delete get head lock mkcol move options propfind proppatch put unlock".split(" "),
  );
  await shell.startAsync(0);
  expect(server.listenerCount("request")).toBe(0);
  expect(server.address()).toMatchObject({ address: "127.0.0.1" });
  await shell.stopAsync();
});
