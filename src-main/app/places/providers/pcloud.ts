import type { Provider } from "../computer.ts";
import { inHome } from "../folders.ts";

export const pCloud: Provider = {
  name: "pCloud",
  find: async (computer) => inHome(computer, "pCloudDrive", "pCloud Drive", "pCloud Sync"),
};
