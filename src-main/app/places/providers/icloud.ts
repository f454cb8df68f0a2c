import type { Provider } from "../computer.ts";
import { inHome } from "../folders.ts";

export const iCloud: Provider = {
  name: "iCloud Drive",
  find: async (computer) => {
    switch (computer.platform) {
      case "macos":
        return [computer.join(computer.home, "Library", "Mobile Documents", "com~apple~CloudDocs")];
      case "windows":
        return inHome(computer, "iCloudDrive");
      case "linux":
        return [];
    }
  },
};
