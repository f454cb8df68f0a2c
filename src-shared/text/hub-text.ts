/** The words of the app about Hub servers. */

import { printable } from "./printable.ts";
import { worded } from "./worded.ts";

/** The page in the browser at the end of a login, where the Hub has none of its own. */
export const hubLoginPageText = worded("hubLoginPageText", {
  code: { title: "You are logged in", body: "Go back to Latchkey. You can close this page." },
  denied: {
    title: "The login did not work",
    body: "Go back to Latchkey, which says what to do. You can close this page.",
  },
});

export const hubUnlockText = worded("hubUnlockText", {
  title: (vault: string) => `Unlock “${vault}”`,
  looking: "Looking at the vault…",
  trust: {
    lead: "The key of this vault is kept by a Hub server. Nothing has been sent to it yet.",
    changed:
      "You have trusted something else for this vault, or for another one of the same Hub. Go on only if you know why that has changed.",
    ownerSays:
      "Whoever can write to the vault folder can write these addresses. Compare them with what the owner of the vault told you.",
    api: "The key comes from",
    login: "You log in at",
    clientId: "As the program",
    was: (before: string) => `until now: ${before}`,
    agree: "Trust and log in",
  },
  waiting: {
    lead: "Finish the login in your browser. Latchkey goes on by itself as soon as you have.",
    label: "Waiting for the login",
  },
  register: {
    lead: (host: string) =>
      `${host} does not know this computer yet. Your account key registers it; it is in your profile on the web page of the Hub.`,
    accountKey: "Account key",
    deviceName: "Name of this computer",
    deviceNameHint: "That is how you will know it in the list of your devices.",
    profile: "My profile",
    submit: "Register and unlock",
    registering: "Registering…",
    label: "Registering this computer",
  },
  again: "Try again",
  openProfile: "Open my profile",
  openHub: "Open the Hub",
  newDeviceKey: "Make a new key",
});

export const hubCardText = worded("hubCardText", {
  heading: "Hub server",
  lead: (host: string) =>
    `The key of this vault is kept by ${host}, which gives it to the members of the team. Log in to see your devices and your account key.`,
  show: "Show my account…",
  waiting: "Finish the login in your browser.",
  hide: "Hide my account",
  user: (name: string) => `Logged in as ${name}`,
  devices: "Your devices",
  thisDevice: "this computer",
  remove: "Remove",
  removeNamed: (name: string) => `Remove “${name}”`,
  added: (date: string) => `since ${date}`,
  removal:
    "A device that is removed gets no key from the Hub any more. Nothing that it has already is taken from it: keys that it fetched, files that it opened. If somebody else may have used it, reset your account at the Hub, and move what matters to a new vault.",
  removeSure: (name: string) => `Remove “${name}” from your account?`,
  confirmRemove: "Remove the device",
  accountKey: "Account key",
  accountKeyAbout:
    "It registers new devices. Keep it where only you can read it; whoever has it and can log in as you can open your vaults.",
  showAccountKey: "Show the account key",
  renewAccountKey: "Make a new account key",
  renewAbout:
    "Make a new one if somebody may have seen it. Devices that are registered keep working.",
  accountKeyIs: "Your account key",
  fingerprint: "Fingerprint",
  fingerprintAbout:
    "Read these words to somebody who is about to give you access, or let them scan the picture, and not by a way that the Hub carries. If they see others, the Hub shows them keys that are not yours.",
  fingerprintPicture: (label: string) => `${label}, whole, as a QR code`,
  recovery: "Recovery key",
  recoveryAbout:
    "44 words that open this vault for ever, without the Hub. Only owners see them. Keep them as you would keep the vault itself.",
  showRecovery: "Show the recovery key",
  leave: "Leave the Hub",
  leaveAbout:
    "With the recovery key, this vault can be opened with a password of its own, by you and whoever you give it to, without the Hub. The other members cannot open it any more as it then is. The configuration of the Hub is kept beside, so you can come back.",
  leaveButton: "Leave the Hub…",
  lockFirst: "Lock the vault first.",
});

export const hubTeamText = worded("hubTeamText", {
  heading: "Team",
  about:
    "Whom the Hub gives the key of this vault. Which keys are whose is the word of the Hub, unless somebody has compared the words of a fingerprint and signed for it.",
  show: "Show the team",
  owner: "owner",
  member: "member",
  group: "group",
  waits: "waits for access",
  waiting: (names: readonly string[]) =>
    `${names.join(", ")}: waiting for access. Compare their words here, then press “Update permissions” on the page of the vault at the Hub.`,
  openHub: "Open the Hub",
  groupAbout: "Its members get the key too, once an owner has given it to each.",
  noKeys: "Has not set up an account at the Hub yet, or an old one without a key to sign with.",
  trust: {
    self: "That is you, with the keys of this computer.",
    verified: "You have compared their words.",
    vouched: (links: number) =>
      links === 2
        ? "Somebody whose words you have compared has compared theirs."
        : `Vouched for by a chain of ${links} signatures; the first is yours.`,
    unknown: "Nobody whom you know has compared their words.",
    notMine:
      "That is you, but the keys that the Hub shows as yours are not. What is encrypted for them, you cannot open, and somebody else may. Let nobody give you access, and tell who runs the Hub.",
    contradicted:
      "These keys are not the ones that somebody has signed for. Either they have reset their account, or the Hub shows the keys of somebody else as theirs. Give no access before you have compared the words.",
  },
  fingerprintOf: (name: string) => `Fingerprint of ${name}`,
  compareAbout: (name: string) =>
    `Have ${name} read their words to you, and not by a way that the Hub carries. Your signature tells everybody who has compared your words that these keys are theirs.`,
  compared: "The words are the same: sign",
  confirm: (name: string, words: readonly string[]) => ({
    message: `Sign that these words are those of ${printable(name)}?`,
    detail: `${words.map((word) => `    ${word}`).join("\n")}\n\nEverybody who has compared your words will believe it. If you have not just compared them with ${printable(name)}, do not sign.`,
    yes: "Sign",
  }),
});

export const leaveHubText = worded("leaveHubText", {
  title: (vault: string) => `Leave the Hub with “${vault}”`,
  about: "Type or paste the 44 words of the recovery key. An owner of the vault has them.",
  belongs:
    "These words are the recovery key of this vault. Now choose the password that is to open it.",
  progress: "Writing the new key file…",
  recover: "Leave the Hub",
  recovering: "Leaving…",
});

export const rejoinHubText = worded("rejoinHubText", {
  heading: "Back to the Hub",
  otherHeading: "Key at a Hub",
  otherAbout:
    "A Hub server can keep the key of this vault for a team. Make the vault known there by its recovery key, on the web page of the Hub; then choose “vault.cryptomator” from the template that it gives you.",
  choose: "Choose the template…",
  chooseAnother: "Choose another template…",
  chosen: (host: string) =>
    `From then on ${host} gives the key. Enter the password to prove that it is the key of this vault; its key file is then kept under another name.`,
  about:
    "This vault was once kept by a Hub, whose configuration is still here. It can go back there; its key file is then kept under another name.",
  password: "Password of the vault",
  submit: "Go back to the Hub",
  submitChosen: "Let the Hub keep the key",
  working: "Going back to the Hub…",
});

export const trustedHubsText = worded("trustedHubsText", {
  heading: "Trusted Hub servers",
  about:
    "Vaults of these servers open without a question. If you trust one no more, you are asked again.",
  none: "You have not trusted any Hub server yet.",
  line: (login: string, clientId: string) => `login at ${login}, as ${clientId}`,
  revoke: "Trust no more",
  revokeNamed: (api: string) => `Trust ${api} no more`,
});
