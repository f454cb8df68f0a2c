import { SaxesParser } from "saxes";
import type { Computer, Provider } from "../computer.ts";
import { firstText, settingsFolders } from "../folders.ts";

export const syncthing: Provider = {
  name: "Syncthing",
  find: async (computer) => {
    const text =
      (await firstText(computer, stateFolders(computer), "syncthing", "config.xml")) ??
      (await firstText(computer, settingsFolders(computer), "Syncthing", "config.xml"));
    return foldersOf(text ?? "").map((path) =>
      path.startsWith("~/") ? computer.join(computer.home, path.slice(2)) : path,
    );
  },
};

/** On Linux, where the newer and the older versions keep it. */
function stateFolders(computer: Computer): readonly string[] {
  const { platform, home, env } = computer;
  if (platform !== "linux") return [];
  return [
    env["XDG_STATE_HOME"] ?? computer.join(home, ".local", "state"),
    env["XDG_CONFIG_HOME"] ?? computer.join(home, ".config"),
  ];
}

/** Its settings hold an element `<folder id="…" path="…">` for each folder, right below the root. */
function foldersOf(xml: string): readonly string[] {
  const paths: string[] = [];
  const parser = new SaxesParser();
  let depth = 0;
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    const path = attributes["path"];
    if (depth === 2 && name === "folder" && path) paths.push(path);
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  try {
    parser.write(xml).close();
  } catch {
    // Half a file names half of the folders.
  }
  return paths;
}
