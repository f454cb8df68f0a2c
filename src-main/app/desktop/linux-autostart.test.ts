import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { linuxAutostart } from "./linux-autostart.ts";

it("is on while its file is there", async () => {
  const config = await mkdtemp(join(tmpdir(), "autostart-"));
  const autostart = linuxAutostart(config, "/opt/Latchkey/latchkey");
  expect(await autostart.read()).toBe(false);
  await autostart.write(true);
  expect(await autostart.read()).toBe(true);
  await autostart.write(false);
  expect(await autostart.read()).toBe(false);
  await autostart.write(false);
});

it.each([
  ["/opt/My Apps/latchkey", '"/opt/My Apps/latchkey"'],
  ["/opt/100%/latchkey", '"/opt/100%%/latchkey"'],
  ["/opt/a$b/latchkey", '"/opt/a\\\\$b/latchkey"'],
])("starts %s, quoted as the specification asks", async (program, quoted) => {
  const config = await mkdtemp(join(tmpdir(), "autostart-"));
  await linuxAutostart(config, program).write(true);
  const entry = await readFile(join(config, "autostart", "latchkey.desktop"), "utf8");
  expect(entry.split("\n")).toContain(`Exec=${quoted}`);
});
