/**
 * The programs that the tests use beside Node: real WebDAV clients, a browser, an independent reader of vaults.
 *
 * On Debian and Ubuntu, as root, they are installed. Elsewhere those that are missing are named; the suites
 * that need one skip themselves and say so.
 */
import { existsSync } from "node:fs";
import { run } from "../common/run.mjs";

/** `check`: a command that succeeds where the program is there. */
const tools = [
  { name: "chromium", apt: ["chromium", "fonts-dejavu-core"], check: ["chromium", "--version"] },
  { name: "curl", apt: ["curl"], check: ["curl", "--version"] },
  { name: "rclone", apt: ["rclone"], check: ["rclone", "version"] },
  { name: "cadaver", apt: ["cadaver"], check: ["cadaver", "--version"] },
  { name: "litmus", apt: ["litmus"], check: ["litmus", "--version"] },
  { name: "git", apt: ["git"], check: ["git", "--version"] },
  { name: "tar", apt: ["tar"], check: ["tar", "--version"] },
  {
    name: "python3 with pycryptodome",
    apt: ["python3", "python3-pycryptodome"],
    check: ["/usr/bin/python3", "-c", "import Cryptodome"],
  },
];

export async function installTools() {
  const missing = await missingTools();
  if (missing.length === 0) return;
  if (canInstall()) await install(missing.flatMap(({ apt }) => apt));

  const still = await missingTools();
  if (still.length === 0) return;
  console.log(`Not on this machine: ${still.map(({ name }) => name).join(", ")}.`);
  console.log("The tests that need them are skipped. To get them:");
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

/** Some print their version with a status that is not 0, so any end but "no such program" will do. */
async function isThere({ check: [command, ...args] }) {
  const { code } = await run(command, args, { quiet: true, timeLimitMs: 30_000 });
  return command.endsWith("python3") ? code === 0 : code !== null;
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
