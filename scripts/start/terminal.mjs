/** The main job without a window: a vault is unlocked and its files are served, until Ctrl+C. */
import { stat } from "node:fs/promises";
import { makeDemoVault } from "./demo-vault.mjs";
import { serveVault } from "./serve-vault.mjs";

/**
 * @param vault - the folder of a vault, or undefined to make one for a try
 * @returns the exit code
 */
export async function serveInTerminal(vault) {
  return vault === undefined ? serveDemo() : serveOwn(vault);
}

async function serveOwn(vault) {
  const found = await stat(vault).catch(() => null);
  if (!found?.isDirectory()) {
    console.error(`There is no folder “${vault}”.`);
    return 12;
  }
  return serveVault({ vault, onReady: (share) => console.log(ownVaultText(vault, share)) });
}

async function serveDemo() {
  const demo = await makeDemoVault();
  return serveVault({ ...demo, onReady: (share) => console.log(demoText(demo, share)) });
}

const shareText = (share) => `  address      ${share.url}
  user name    ${share.username}
  password     ${share.password}`;

const stopText = "Stop: Ctrl+C locks the vault";

function ownVaultText(vault, share) {
  return `
Latchkey serves the vault ${vault}

${shareText(share)}

Open the address in a file manager (“Connect to server”) or in any other WebDAV client.
${stopText}.
`;
}

function demoText(demo, share) {
  return `
Latchkey serves a demo vault with a few sample files.

${shareText(share)}
  ciphertext   ${demo.vault}
  (the password of the vault itself is ${demo.password})

Open the address in a file manager (“Connect to server”) or in any other WebDAV client, for example:
  curl --user ${share.username} ${share.url}Read%20me%20first.txt     (it asks for the password)
Look at the ciphertext meanwhile: that is all a cloud would see.
${stopText} and removes this demo.
`;
}
