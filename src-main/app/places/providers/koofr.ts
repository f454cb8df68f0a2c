import type { Provider } from "../computer.ts";
import { inHome } from "../folders.ts";

export const koofr: Provider = {
  name: "Koofr",
  find: async (computer) => inHome(computer, "Koofr"),
};
