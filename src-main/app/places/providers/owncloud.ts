import type { Provider } from "../computer.ts";
import { firstText, inHome, inHomeLike, settingsFolders } from "../folders.ts";
import { syncedFolders } from "../qt-settings.ts";

export const ownCloud: Provider = {
  name: "ownCloud",
  find: async (computer) => {
    const text = await firstText(computer, settingsFolders(computer), "ownCloud", "owncloud.cfg");
    return [
      ...syncedFolders(text ?? ""),
      ...inHome(computer, "ownCloud"),
      ...(await inHomeLike(computer, /^ownCloud - .+$/)),
    ];
  },
};
