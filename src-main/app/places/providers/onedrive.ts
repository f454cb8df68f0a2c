import type { Computer, Provider } from "../computer.ts";
import { firstText, inCloudStorage, inHome, settingsFolders } from "../folders.ts";

const accounts = "HKCU\\Software\\Microsoft\\OneDrive\\Accounts";

export const oneDrive: Provider = {
  name: "OneDrive",
  find: async (computer) => [
    ...(await computer.registryValues(accounts, "UserFolder")),
    ...fromEnvironment(computer),
    ...(await inCloudStorage(computer, "OneDrive")),
    ...(await ofLinuxClient(computer)),
    ...inHome(computer, "OneDrive"),
  ],
};

/** Set by its client on Windows, for a private and a business account. */
function fromEnvironment({ platform, env }: Computer): readonly string[] {
  if (platform !== "windows") return [];
  const values = [env["OneDriveConsumer"], env["OneDriveCommercial"]];
  return values.filter((value) => value !== undefined);
}

/** The free client for Linux: `sync_dir = "~/OneDrive"`. */
async function ofLinuxClient(computer: Computer): Promise<readonly string[]> {
  if (computer.platform !== "linux") return [];
  const config = await firstText(computer, settingsFolders(computer), "onedrive", "config");
  const path = /^\s*sync_dir\s*=\s*"(?<path>[^"]+)"/m.exec(config ?? "")?.groups?.["path"];
  if (path === undefined) return [];
  return [path.startsWith("~/") ? computer.join(computer.home, path.slice(2)) : path];
}
