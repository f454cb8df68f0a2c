import { describe, expect, it } from "vitest";
import { readXml, textOf } from "../xml/read-xml.ts";
import type { Lock } from "./lock-table.ts";
import { lockDiscovery, readLockInfo } from "./lock-xml.ts";

const info = (inner: string) => Buffer.from(`<D:lockinfo xmlns:D="DAV:">${inner}</D:lockinfo>`);
const scope = (name: string) => `<D:lockscope><D:${name}/></D:lockscope>`;
const write = "<D:locktype><D:write/></D:locktype>";

describe("readLockInfo", () => {
  it("reads scope and owner", () => {
    expect(readLockInfo(info(scope("shared") + write))).toEqual({ scope: "shared", owner: "" });
    const owner = "<D:owner><D:href>mailto:a@b</D:href> &lt;me&gt;</D:owner>";
    const read = readLockInfo(info(scope("exclusive") + write + owner));
    expect(read.scope).toBe("exclusive");
    expect(textOf(readXml(Buffer.from(read.owner)))).toBe("mailto:a@b <me>");
  });

  it.each([
    ["nothing", "", 400],
    ["no type", scope("shared"), 400],
    ["two scopes", `<D:lockscope><D:shared/><D:exclusive/></D:lockscope>${write}`, 400],
    ["a scope that there is not", scope("friendly") + write, 422],
    ["a type that there is not", `${scope("shared")}<D:locktype><D:read/></D:locktype>`, 422],
    [
      "an owner with too much to say",
      `${scope("shared")}${write}<D:owner>${"x".repeat(5000)}</D:owner>`,
      507,
    ],
  ])("refuses %s", (_, inner, status) => {
    expect(() => readLockInfo(info(inner))).toThrow(expect.objectContaining({ status }));
  });
});

it("tells all that a client needs to know of a lock", () => {
  const lock: Lock = {
    path: "/a",
    href: "/s/v/a%26b",
    scope: "exclusive",
    isDeep: true,
    owner: '<n1:owner xmlns:n1="DAV:">me</n1:owner>',
    timeoutSeconds: 60,
    token: "opaquelocktoken:1",
    endsMs: 0,
  };
  const root = readXml(Buffer.from(`<D:x xmlns:D="DAV:">${lockDiscovery([lock])}</D:x>`));
  expect(textOf(root)).toBe("infinitymeSecond-60opaquelocktoken:1/s/v/a%26b");
});
