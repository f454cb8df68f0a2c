import { describe, expect, it } from "vitest";
import { type Channel, contract } from "./contract.ts";

const id = "6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10";

const tuple = { api: "https://hub.example", login: "https://hub.example", clientId: "apps" };

/** A question of each kind that is in order. */
const questions: Record<Channel, object> = {
  "app.about": {},
  "settings.read": {},
  "settings.change": {},
  "settings.dismiss-notice": {},
  "preferences.facts": {},
  "preferences.set-autostart": { isOn: true },
  "preferences.export": {},
  "preferences.import": {},
  "preferences.notices": {},
  "log.show": {},
  "link.open": { link: "licence" },
  "wishes.take": {},
  "app.quit": { force: false },
  "trouble.report": { name: "TypeError", calls: "    at open (index.js:1:2)" },
  "trouble.copy": {},
  "vaults.list": {},
  "vaults.look-again": {},
  "notice.dismiss": {},
  "vault.add-existing": { by: "folder" },
  "places.find": {},
  "places.pick": {},
  "places.check": { placeId: id, name: "Taxes" },
  "password.judge": { password: "pässwörd" },
  "password.suggest": {},
  "vault.create": {
    placeId: id,
    name: "Taxes",
    password: "pässwörd",
    cipher: "SIV_GCM",
    shorteningThreshold: 220,
    keyHome: null,
  },
  "vault.remove": { id },
  "vault.rename": { id, name: "Taxes" },
  "vault.relocate": { id },
  "vault.dismiss-hint": { id, hint: "dearer-guesses" },
  "vault.show-folder": { id },
  "vault.set-options": { id, options: { readOnly: true } },
  "vault.move": { id, before: null },
  "vault.unlock": { id, password: "pässwörd", readOnly: false, remember: false },
  "password.can-be-saved": {},
  "password.forget": { id },
  "vault.stop-unlocking": { id },
  "vault.lock": { id, force: false },
  "files.list": { id, path: "/" },
  "files.list-more": { id, listing: id, from: 2_000 },
  "files.search": { id, under: "/", words: "tax" },
  "files.search-more": { id, search: id },
  "files.stop-search": { id, search: id },
  "files.used": { id },
  "files.make-folder": { id, folder: "/", name: "New folder" },
  "files.rename": { id, path: "/a.txt", name: "b.txt" },
  "files.delete": { id, paths: ["/a.txt"], deletion: null },
  "files.undo-delete": { id, deletion: 1 },
  "files.forget-deleted": { id },
  "files.locate": { id, path: "/a.txt", show: true },
  "files.preview": { id, path: "/a.txt", isSmall: false },
  "transfer.list": {},
  "transfer.import": { id, folder: "/", by: "files" },
  "transfer.export": { id, paths: ["/a.txt"] },
  "transfer.pause": { transfer: id },
  "transfer.resume": { transfer: id },
  "transfer.cancel": { transfer: id },
  "transfer.dismiss": { transfer: id },
  "transfer.answer": { transfer: id, rule: "newer", forAll: true },
  "transfer.set-verify": { transfer: id, isVerified: true },
  "transfer.save-report": { transfer: id },
  "transfer.drag-out": { id, paths: ["/a.txt"] },
  "transfer.open": { id, path: "/a.txt" },
  "transfer.write-back": { opened: id, rule: "replace" },
  "transfer.close-opened": { opened: id },
  "events.list": {},
  "events.clear": {},
  "event.dismiss": { id },
  "event.show-file": { id },
  "event.copy-path": { id },
  "names.locate": { id, typed: "/a.txt", show: false },
  "names.decrypt": { id },
  "recovery-key.show": { id, password: "pässwörd" },
  "recovery-key.check": { id, words: "pathway lift" },
  "recovery-key.recover": {
    id,
    words: "pathway lift",
    newPassword: "another",
    home: { kind: "as-before" },
  },
  "recovery-key.prove": { id, typed: ["pathway", "lift", "abuse"] },
  "recovery-key.copy": { words: "pathway lift" },
  "recovery-key.save-sheet": { id, paper: "A4" },
  "recovery-key.unlock": { id, words: "pathway lift", readOnly: false },
  "key-homes.find": {},
  "key-homes.pick": {},
  "key.where": { id, afresh: true },
  "key.choose-file": { id },
  "key.report": { id },
  "key.bring": { id, password: "pässwörd", to: null, isMove: true },
  "key.remember": { id, password: "pässwörd" },
  "key.forget": { id, place: id },
  "key.update-stale": { id },
  "key.leave-stale": { id },
  "password-program.set": { id, line: "pass show taxes" },
  "password-program.remove": { id },
  "key.guess-costs": { id },
  "key.change-password": { id, password: "pässwörd", newPassword: "another", guessCost: null },
  "key.remove-old-copies": { id },
  "check.read": { id },
  "check.start": { id, password: "pässwörd", isDeep: true, goOn: false },
  "check.stop": { id },
  "check.repair": { id, password: "pässwörd", isDeep: true },
  "check.undo-repair": { id },
  "check.save-report": { id },
  "upgrade.read": { id },
  "upgrade.start": { id, password: "pässwörd" },
  "upgrade.stop": { id },
  "drive.facts": {},
  "drive.file-limit": {},
  "drive.raise-limit": {},
  "drive.mount": { id },
  "drive.open": { id },
  "drive.unmount": { id, force: false },
  "drive.copy-place": { id },
  "drive.pick-folder": { id },
  "drive.forget-folder": { id },
  "share.traffic": { id },
  "restore.survey": { id },
  "restore.look": { id, by: { kind: "password", password: "correct horse" } },
  "restore.start": {
    id,
    by: { kind: "words", words: "pathway lift" },
    choice: { config: { kind: "made", shorteningThreshold: null }, keyFile: null },
  },
  "restore.stop": { id },
  "hub.look": { id },
  "hub.trust": { id, tuple },
  "hub.trusted": {},
  "hub.distrust": { tuple },
  "hub.unlock": { id, readOnly: false },
  "hub.register": { id, accountKey: id, deviceName: "laptop" },
  "hub.new-device-key": { id },
  "hub.open-page": { id, page: "profile" },
  "hub.stop": { id },
  "hub.account": { id },
  "hub.remove-device": { id, deviceId: "AB12" },
  "hub.show-account-key": { id },
  "hub.renew-account-key": { id },
  "hub.team": { id },
  "hub.vouch": { id, userId: id, fingerprint: "AB12" },
  "hub.recovery-key": { id },
  "hub.leave": { id, words: "pathway lift", newPassword: "another" },
  "hub.can-rejoin": { id },
  "hub.choose-template": { id },
  "hub.rejoin": { id, password: "pässwörd", by: "chosen" },
  "share.copy": { id, part: "url" },
};

const rows = Object.entries(questions) as [Channel, object][];

describe.each(rows)("%s", (channel, question) => {
  const { input } = contract[channel];

  it("takes a question of its shape", () => {
    expect(input.safeParse(question).success).toBe(true);
  });

  it("refuses a question with anything more, such as a path on this computer", () => {
    expect(input.safeParse({ ...question, hostPath: "/etc" }).success).toBe(false);
  });

  it.each(Object.keys(question))("refuses a question without its %s", (key) => {
    expect(input.safeParse({ ...question, [key]: undefined }).success).toBe(false);
  });

  it.each([null, undefined, "x", 1, []])("refuses %o", (nonsense) => {
    expect(input.safeParse(nonsense).success).toBe(false);
  });
});

it.each(["../../etc", "", "6f8e1c1e", `${id}/..`])("takes %o for no id", (notAnId) => {
  expect(contract["vault.lock"].input.safeParse({ id: notAnId }).success).toBe(false);
});

it.each(["", "x".repeat(10_001)])("takes no password that is empty or endless", (password) => {
  expect(
    contract["vault.unlock"].input.safeParse({ id, password, readOnly: false, remember: false })
      .success,
  ).toBe(false);
});

it.each(["..", "a/b", ".git", "", "con"])("makes no vault named %o", (name) => {
  expect(contract["places.check"].input.safeParse({ placeId: id, name }).success).toBe(false);
});

it("makes a vault of the composed name, without the spaces around it", () => {
  const question = { placeId: id, name: " Mu\u0308ll " };
  expect(contract["places.check"].input.parse(question).name).toBe("Müll");
});
