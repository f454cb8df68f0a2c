import type { Provider } from "../computer.ts";
import { inHome } from "../folders.ts";

export const mega: Provider = {
  name: "MEGA",
  find: async (computer) => [
    ...inHome(computer, "MEGA", "MEGAsync"),
    computer.join(computer.home, "Documents", "MEGA"),
    computer.join(computer.home, "Documents", "MEGAsync"),
  ],
};
