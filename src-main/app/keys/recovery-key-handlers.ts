import { writeFile } from "node:fs/promises";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { recoverySheetText } from "../../../src-shared/text/recovery-sheet-text.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { keyFacts } from "../../keys/key-facts.ts";
import { parseWords } from "../../keys/parse-words.ts";
import { showRecoveryKey } from "../../keys/show-recovery-key.ts";
import { onHost } from "../../storage/local-failure.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import { tryEachKeyFile } from "../key-places/try-key-files.ts";
import type { Outside } from "../outside.ts";
import { assertKeyHere, keyedVault, placeOf } from "./key-in-use.ts";
import { askedPlaces, type Proofs, proofs } from "./recovery-proof.ts";
import { secretClipboard } from "./secret-clipboard.ts";

interface ShowDeps {
  readonly outside: Pick<
    Outside,
    "world" | "storageAt" | "copyText" | "desktop" | "pickFileToSave" | "log"
  >;
  readonly state: Pick<AppState, "list" | "keys" | "facts" | "announce">;
}

type ShowChannel =
  | "recovery-key.show"
  | "recovery-key.prove"
  | "recovery-key.copy"
  | "recovery-key.save-sheet";

/** The recovery key of a vault, for who knows its password, and the proof that it was kept. */
export function recoveryKeyHandlers(deps: ShowDeps): Pick<Handlers, ShowChannel> {
  const { outside, state } = deps;
  const { world, desktop } = outside;
  const clipboard = secretClipboard(outside);
  const asked = proofs(world.now);

  return {
    "recovery-key.show": ({ id, password }) => show(deps, asked, id, password),
    "recovery-key.prove": async ({ id, typed }) => {
      const wrong = asked.check(id, typed);
      if (wrong.length > 0) return wrong;
      await state.facts.note(id, { recoveryKeyProvedMs: world.now() });
      state.announce();
      return [];
    },
    "recovery-key.copy": async ({ words }) => {
      // Nothing else of the window ever comes to the clipboard this way.
      await clipboard.copy(parseWords(words));
      return null;
    },
    "recovery-key.save-sheet": async ({ id, paper }) => {
      const { name } = state.list.find(id);
      const file = await outside.pickFileToSave(recoverySheetText.fileName(name));
      if (file === null) return false;
      const pdf = await desktop.printToPdf(paper);
      await onHost(file, () => writeFile(file, pdf, { mode: 0o600 }));
      return true;
    },
  };
}

async function show(deps: ShowDeps, asked: Proofs, id: VaultId, typed: string) {
  const { outside } = deps;
  const vault = await keyedVault(deps, id);
  assertKeyHere(vault);
  const { storage, hostPath } = vault;
  const password = passwordBytes(typed);
  try {
    const { value, keyFile } = await tryEachKeyFile(vault.keyFiles, (masterkeyFile) =>
      showRecoveryKey({
        storage,
        hostPath,
        password,
        ...(masterkeyFile === undefined ? {} : { masterkeyFile }),
      }),
    );
    const words = value.split(" ");
    const places = askedPlaces(outside.world.random, words.length);
    asked.ask(id, places, words);
    const { fingerprint } = await keyFacts(placeOf(vault, keyFile));
    return { words, fingerprint, asked: places };
  } finally {
    password.fill(0);
  }
}
