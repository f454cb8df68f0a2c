/** Why something with a Hub server did not work, and what to do about it. */

import type { HubRefusal } from "../model/hub.ts";
import { saying } from "./worded.ts";

const sentences: Readonly<Record<HubRefusal, (host: string) => string>> = {
  "address-incomplete": () =>
    "This vault does not say where its Hub server is. Get its file “vault.cryptomator” anew from the owner of the vault.",
  "address-unsafe": (host) =>
    `The addresses of the Hub server ${host} in this vault are not safe: not encrypted, or written to mislead. Nothing was sent. Ask the owner of the vault for a new “vault.cryptomator”.`,
  "address-mixed": (host) =>
    `This vault names several servers where there should be one, ${host} among them. Nothing was sent. Somebody may have changed it; ask the owner of the vault.`,
  "address-of-another-vault": (host) =>
    `This vault contradicts itself about where at ${host} its key is. Nothing was sent. Somebody may have changed it; ask the owner of the vault.`,
  "not-trusted": (host) =>
    `You have not said yet that you trust the Hub server ${host} of this vault. Nothing was sent to it.`,
  "login-timeout": (host) =>
    `Nobody logged in at ${host} within the time. Try again, and finish the login in the browser.`,
  "login-denied": (host) =>
    `The login at ${host} was refused or given up in the browser. Try again.`,
  "login-failed": (host) =>
    `The login server of ${host} answered as no login server should. Try again; if it stays so, ask who runs it.`,
  "logged-out": (host) => `${host} no longer accepts the login. Log in again.`,
  certificate: (host) =>
    `This computer does not trust the certificate of ${host}: it is out of date, for another name, or of an authority that nobody here knows. Nothing was sent. Somebody may stand in between; ask who runs the Hub, and whether a certificate has to be installed on this computer.`,
  licence: (host) =>
    `The licence of ${host} has run out, or has no seat for you. Ask who runs it; until then nothing opens this vault but its recovery key.`,
  "no-access": (host) =>
    `${host} gives you no key for this vault. Either you are not a member, or an owner still has to press “Update permissions” there.`,
  "not-found": (host) => `${host} does not know this vault. Ask the owner whether it was deleted.`,
  archived: (host) =>
    `This vault is archived at ${host}, so nobody gets its key. An owner can take it out of the archive there.`,
  "no-account-key": (host) =>
    `Your account at ${host} is not set up yet. Open your profile there in the browser, save the account key that it shows, then try again.`,
  "not-owner": (host) => `Only an owner of the vault may do this, and ${host} says you are none.`,
  "other-answer": (host) =>
    `${host} answered with an error. Try again later; if it stays so, ask who runs it.`,
  "device-unknown": (host) =>
    `${host} does not know this computer. Register it with your account key; if you had removed it on purpose, do so only if it is still yours.`,
  "device-taken": (host) =>
    `This computer is registered at ${host} for another user. Remove it there, or ask that user to.`,
  "device-refused": (host) =>
    `${host} did not take this computer. Use a name without * < > and quotes.`,
  "account-key-wrong": () =>
    "That is not your account key. It is in your profile on the web page of the Hub, or where you saved it when you set up your account.",
  "no-keychain": () =>
    "This system has no keychain in which the key of this computer would be safe. Set up the Secret Service or KWallet, or use the command line, which asks for a passphrase.",
  "device-key-lost": () =>
    "The key of this computer can no longer be read. If you have a new keychain, register this computer anew and remove the old entry from your devices.",
  "forged-answer": (host) =>
    `What ${host} sent is no proper key. Nothing was opened. Tell who runs it; do not register or log in again until they have looked.`,
  "foreign-key": (host) =>
    `The key that ${host} sent is not the one of this vault, or somebody has changed the vault’s “vault.cryptomator”. Nothing was opened.`,
  "keys-changed": (host) =>
    `${host} shows other keys for them than the ones that you compared. Nothing was signed. Look at the team again, and compare the words once more.`,
  "no-template": () =>
    "That is no configuration of a Hub that belongs to this vault. Get the vault template from the web page of the Hub and take its “vault.cryptomator”.",
  "template-differs": (host) =>
    `The configuration of ${host} is for the key of this vault, but it says other things about how names and files are encrypted. With it nothing in the vault could be read, so nothing was changed.`,
};

export const hubRefusalText = saying("hubRefusalText", englishHubRefusalText);

function englishHubRefusalText(reason: HubRefusal, host: string): string {
  return sentences[reason](host);
}

export const hubUnreachableText = saying("hubUnreachableText", englishHubUnreachableText);

function englishHubUnreachableText(host: string): string {
  return `${host} cannot be reached, or took too long. Check the network, and a VPN if it needs one, then try again.`;
}

export const hubPassphraseText = saying(
  "hubPassphraseText",
  () =>
    "That is not the passphrase of this computer’s key. Type it again. If it is lost, “latchkey hub login --new-device” makes another key, and registers it with your account key.",
);
