import type { Provider } from "../computer.ts";
import { inHome } from "../folders.ts";

export const leitzcloud: Provider = {
  name: "leitzcloud",
  find: async (computer) => inHome(computer, "leitzcloud"),
};
