import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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

it.each(["Hidden=true", "X-GNOME-Autostart-enabled=false"])(
  "is off where the desktop has written %s",
  async (line) => {
    const config = await mkdtemp(join(tmpdir(), "autostart-"));
    const autostart = linuxAutostart(config, "/opt/Latchkey/latchkey-app");
    await autostart.write(true);
    const path = join(config, "autostart", "latchkey.desktop");
    await writeFile(path, (await readFile(path, "utf8")).concat(line, "\n"));
    expect(await autostart.read()).toBe(false);
    await autostart.mend();
    expect(await readFile(path, "utf8")).toContain(line);
  },
);

describe("a program that was replaced by one of another name", () => {
  const startedBy = async (config: string): Promise<string | undefined> => {
    const entry = await readFile(join(config, "autostart", "latchkey.desktop"), "utf8");
    return entry.split("\n").find((line) => line.startsWith("Exec="));
  };

  it("takes the entry over once the old one is gone", async () => {
    const config = await mkdtemp(join(tmpdir(), "autostart-"));
    await linuxAutostart(config, join(config, "Latchkey ä-0.1.AppImage")).write(true);
    await linuxAutostart(config, "/opt/Latchkey-0.2.AppImage").mend();
    expect(await startedBy(config)).toBe('Exec="/opt/Latchkey-0.2.AppImage"');
  });

  it("leaves the entry to the old one while that is there", async () => {
    const config = await mkdtemp(join(tmpdir(), "autostart-"));
    const old = join(config, "Latchkey-0.1.AppImage");
    await writeFile(old, "");
    await linuxAutostart(config, old).write(true);
    await linuxAutostart(config, "/opt/Latchkey-0.2.AppImage").mend();
    expect(await startedBy(config)).toBe(`Exec="${old}"`);
  });

  it("makes no entry where there was none", async () => {
    const config = await mkdtemp(join(tmpdir(), "autostart-"));
    const autostart = linuxAutostart(config, "/opt/Latchkey-0.2.AppImage");
    await autostart.mend();
    expect(await autostart.read()).toBe(false);
  });
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
