/**
 * WebClient asks the proxy that is set for the user, if there is one, for every host that is not
 * excepted; then a share of this computer would be looked for, and told of, elsewhere. So `localhost` is
 * added to the exceptions where neither it nor `<local>`, all names without dots, is among them.
 *
 * It stays there: it is what Windows itself sets by "Bypass proxy server for local addresses", and
 * another program may rely on it by now.
 */

import type { Windows } from "./programs.ts";
import { registryValues } from "./registry.ts";

const SETTINGS = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

export async function bypassProxy(windows: Windows): Promise<void> {
  const values = await registryValues(windows, SETTINGS);
  if (Number(values.get("ProxyEnable")) !== 1) return;
  const excepted = values.get("ProxyOverride") ?? "";
  // What the code page of the console has spoiled must not be written back.
  if (covers(excepted) || !/^[ -~]*$/.test(excepted)) return;
  const text = [excepted, "localhost"].filter((each) => each !== "").join(";");
  const value = ["/v", "ProxyOverride", "/t", "REG_SZ", "/d", text];
  await windows.run(windows.programs.reg, ["add", SETTINGS, ...value, "/f"]);
}

function covers(excepted: string): boolean {
  const names = excepted.split(";").map((name) => name.trim().toLowerCase());
  return names.some((name) => name === "<local>" || name === "localhost" || name === "*");
}
