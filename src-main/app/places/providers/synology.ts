import type { Provider } from "../computer.ts";
import { inCloudStorage, inHome } from "../folders.ts";

export const synology: Provider = {
  name: "Synology Drive",
  find: async (computer) => [
    ...(await inCloudStorage(computer, "SynologyDrive")),
    ...inHome(computer, "SynologyDrive", "CloudStation"),
  ],
};
