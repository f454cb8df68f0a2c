import { beforeEach, describe, expect, it } from "vitest";
import { VaultId } from "../../../src-shared/model/vault-summary.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ConfirmAnswer, ConfirmQuestion } from "../transfers/transfer-desktop.ts";
import { CopyConsent } from "./copy-consent.ts";

const id = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");

let asked: readonly ConfirmQuestion[];
let answer: Promise<ConfirmAnswer> | ConfirmAnswer;
let vault: Vault;
let consent: CopyConsent;

beforeEach(() => {
  asked = [];
  answer = { isYes: true, isMarked: false };
  vault = {} as Vault;
  const state = {
    list: { find: () => ({ name: "Tax\u202ees" }) },
    open: { vaultOf: () => vault },
  };
  consent = new CopyConsent(
    async (question) => {
      asked = [...asked, question];
      return answer;
    },
    // As much of it as is asked.
    state as unknown as ConstructorParameters<typeof CopyConsent>[1],
  );
});

const give = (...paths: readonly string[]) => consent.isGiven({ id, folder: "/Pets", paths });

describe("the question", () => {
  it("names what is copied and where, and hides no marks in a name", async () => {
    await give("/home/me/cat\u202e.png");
    expect(asked).toEqual([
      {
        message: "Copy this into the vault “Tax\\u202ees”?",
        detail: "/home/me/cat\\u202e.png\n\nTo /Pets",
        yes: "Copy in",
        mark: "Do not ask again until this vault is locked",
      },
    ]);
  });

  it("says how many there are beyond those that it names", async () => {
    await give(...Array.from({ length: 100 }, (_, index) => `/many/${index}`));
    expect(asked[0]?.message).toContain("these 100");
    expect(asked[0]?.detail).toContain("/many/7\n… and 92 more\n");
  });
});

it("is asked for each drop, and no means no, whatever is marked", async () => {
  expect(await give("/a")).toBe(true);
  answer = { isYes: false, isMarked: true };
  expect(await give("/b")).toBe(false);
  expect(await give("/b")).toBe(false);
  expect(asked).toHaveLength(3);
});

it("is not asked again if the user wants that, until the vault is another session", async () => {
  answer = { isYes: true, isMarked: true };
  expect([await give("/a"), await give("/b")]).toEqual([true, true]);
  expect(asked).toHaveLength(1);
  vault = {} as Vault;
  answer = { isYes: false, isMarked: false };
  expect(await give("/c")).toBe(false);
});

it("is not heaped upon a question that is open", async () => {
  let say: (answer: ConfirmAnswer) => void = () => undefined;
  answer = new Promise((resolve) => {
    say = resolve;
  });
  const first = give("/a");
  expect(await give("/etc/shadow")).toBe(false);
  say({ isYes: true, isMarked: false });
  expect(await first).toBe(true);
  expect(asked).toHaveLength(1);
});
