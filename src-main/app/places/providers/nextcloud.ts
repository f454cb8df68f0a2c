import type { Provider } from "../computer.ts";
import { firstText, inCloudStorage, inHome, settingsFolders } from "../folders.ts";
import { syncedFolders } from "../qt-settings.ts";

export const nextcloud: Provider = {
  name: "Nextcloud",
  find: async (computer) => {
    const settings = settingsFolders(computer);
    const text = await firstText(computer, settings, "Nextcloud", "nextcloud.cfg");
    return [
      ...syncedFolders(text ?? ""),
      ...(await inCloudStorage(computer, "Nextcloud")),
      ...inHome(computer, "Nextcloud"),
    ];
  },
};
