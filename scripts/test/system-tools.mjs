/**
 * The programs that the tests use beside Node: real WebDAV clients, a browser, an independent reader of vaults.
 *
 * On Debian and Ubuntu, as root, they are installed. Elsewhere those that are missing are named; the suites
 * that drive one skip themselves and say so.
 */
import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { run } from "../common/run.mjs";

/** `programs`: any one of them will do. */
const tools = [
  {
    name: "chromium",
    apt: ["chromium", "fonts-dejavu-core"],
    programs: ["chromium", "chromium-browser", "google-chrome"],
  },
  { name: "Xvfb", apt: ["xvfb"], programs: ["Xvfb"] },
  { name: "curl", apt: ["curl"], programs: ["curl"] },
  { name: "rclone", apt: ["rclone"], programs: ["rclone"] },
  { name: "cadaver", apt: ["cadaver"], programs: ["cadaver"] },
  { name: "litmus", apt: ["litmus"], programs: ["litmus"] },
  { name: "davfs2", apt: ["davfs2"], programs: ["mount.davfs"] },
  { name: "gio", apt: ["libglib2.0-bin"], programs: ["gio"] },
  { name: "dbus-run-session", apt: ["dbus"], programs: ["dbus-run-session"] },
  {
    name: "gvfs",
    apt: ["gvfs", "gvfs-backends"],
    programs: ["/usr/libexec/gvfsd-dav", "/usr/lib/gvfs/gvfsd-dav"],
  },
  {
    name: "gvfs-fuse",
    apt: ["gvfs-fuse"],
    programs: ["/usr/libexec/gvfsd-fuse", "/usr/lib/gvfs/gvfsd-fuse"],
  },
  {
    name: "desktop-file-validate",
    apt: ["desktop-file-utils"],
    programs: ["desktop-file-validate"],
  },
  { name: "appstreamcli", apt: ["appstream"], programs: ["appstreamcli"] },
  {
    name: "update-mime-database",
    apt: ["shared-mime-info"],
    programs: ["update-mime-database"],
  },
  { name: "makensis", apt: ["nsis"], programs: ["makensis"] },
  { name: "zsh", apt: ["zsh"], programs: ["zsh"] },
  { name: "fish", apt: ["fish"], programs: ["fish"] },
  { name: "man", apt: ["man-db"], programs: ["man"] },
  { name: "mkfs.ext4", apt: ["e2fsprogs"], programs: ["mkfs.ext4", "/usr/sbin/mkfs.ext4"] },
  { name: "zbarimg", apt: ["zbar-tools"], programs: ["zbarimg"] },
  { name: "pdftoppm", apt: ["poppler-utils"], programs: ["pdftoppm"] },
  { name: "python3-gi", apt: ["python3-gi"], pythonModules: ["gi"] },
  { name: "python3-jwcrypto", apt: ["python3-jwcrypto"], pythonModules: ["jwcrypto"] },
  { name: "python3", apt: ["python3"], programs: ["/usr/bin/python3"] },
  { name: "pycryptodome", apt: ["python3-pycryptodome"], pythonModules: ["Cryptodome", "Crypto"] },
];

export async function installTools() {
  const missing = await missingTools();
  if (missing.length === 0) return;
  if (canInstall()) await install(missing.flatMap(({ apt }) => apt));

  const still = await missingTools();
  if (still.length === 0) return;
  console.log(`Not on this machine: ${still.map(({ name }) => name).join(", ")}.`);
  console.log("Tests that need them cannot run. To get them:");
  console.log(
    `  Debian or Ubuntu, as root: apt-get install ${still.flatMap(({ apt }) => apt).join(" ")}`,
  );
  console.log(
    "  elsewhere: the packages of the same names (Homebrew, Fedora, Arch …), pycryptodome by pip",
  );
}

async function missingTools() {
  const found = await Promise.all(tools.map(isThere));
  return tools.filter((_, index) => !found[index]);
}

async function isThere({ programs, pythonModules = [] }) {
  if (programs !== undefined) return programs.some(isProgram);
  const imports = pythonModules.map((name) => ["-c", `import ${name}`]);
  const ends = await Promise.all(
    imports.map((args) => run("/usr/bin/python3", args, { quiet: true })),
  );
  return ends.some(({ code }) => code === 0);
}

function isProgram(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return isAbsolute(name)
    ? existsSync(name)
    : folders.some((folder) => existsSync(join(folder, name)));
}

function canInstall() {
  return existsSync("/usr/bin/apt-get") && process.getuid?.() === 0;
}

async function install(packages) {
  console.log(`Installing with apt-get: ${packages.join(" ")} …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "--quiet"], { env });
  await run("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", ...packages], {
    env,
  });
}
