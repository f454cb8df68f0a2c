import type { Computer, Provider } from "../computer.ts";
import { inCloudStorage } from "../folders.ts";

export const protonDrive: Provider = {
  name: "Proton Drive",
  find: async (computer) => [
    ...(await inCloudStorage(computer, "ProtonDrive")),
    ...(await onWindows(computer)),
  ],
};

/** `~\Proton Drive\<account>\My files` */
async function onWindows(computer: Computer): Promise<readonly string[]> {
  if (computer.platform !== "windows") return [];
  const folder = computer.join(computer.home, "Proton Drive");
  const accounts = await computer.namesIn(folder);
  return accounts.map((account) => computer.join(folder, account, "My files"));
}
