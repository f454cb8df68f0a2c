import type { Provider } from "../computer.ts";
import { inHome } from "../folders.ts";

export const tresorit: Provider = {
  name: "Tresorit",
  find: async (computer) => inHome(computer, "Tresors", "Tresorit"),
};
