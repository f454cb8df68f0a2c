import type { Provider } from "../computer.ts";
import { inHome } from "../folders.ts";

export const seafile: Provider = {
  name: "Seafile",
  find: async (computer) => {
    const { home } = computer;
    // Holds one path: that of the client's data, which lie in the folder of the libraries.
    const ini = await computer.readText(computer.join(home, ".ccnet", "seafile.ini"));
    const libraries = ini?.trim().replace(/[/\\]\.?seafile-data[/\\]?$/, "");
    return [...(libraries ? [libraries] : []), ...inHome(computer, "Seafile", "SeaDrive")];
  },
};
