import { z } from "zod";
import type { Computer, Provider } from "../computer.ts";
import { firstText, inCloudStorage, inHome, inHomeLike, settingsFolders } from "../folders.ts";

/** Its client says where its folders are, one for each account, in a file made for other programs. */
const Info = z.record(z.string(), z.object({ path: z.string() }));

export const dropbox: Provider = {
  name: "Dropbox",
  find: async (computer) => [
    ...(await fromInfo(computer)),
    ...(await inCloudStorage(computer, "Dropbox")),
    ...inHome(computer, "Dropbox"),
    ...(await inHomeLike(computer, /^Dropbox \(.+\)$/)),
  ],
};

async function fromInfo(computer: Computer): Promise<readonly string[]> {
  const text =
    computer.platform === "windows"
      ? await firstText(computer, settingsFolders(computer), "Dropbox", "info.json")
      : await computer.readText(computer.join(computer.home, ".dropbox", "info.json"));
  if (text === null) return [];
  try {
    return Object.values(Info.parse(JSON.parse(text))).map(({ path }) => path);
  } catch {
    return [];
  }
}
