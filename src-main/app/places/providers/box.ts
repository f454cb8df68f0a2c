import type { Provider } from "../computer.ts";
import { inCloudStorage, inHome } from "../folders.ts";

export const box: Provider = {
  name: "Box",
  find: async (computer) => [
    ...(await inCloudStorage(computer, "Box")),
    ...inHome(computer, "Box", "Box Sync"),
  ],
};
