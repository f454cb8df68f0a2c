import { expect, it, vi } from "vitest";
import { contract } from "../../src-shared/contract/contract.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import { answer } from "./answer.ts";
import type { Handlers } from "./handlers.ts";

const id = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");

/** Handlers of which a test replaces the one it asks. */
function handlers(changed: Partial<Handlers>): Handlers {
  const unasked = () => Promise.reject(new Error("nobody asked"));
  const none = Object.fromEntries(Object.keys(contract).map((channel) => [channel, unasked]));
  // One for each row of the contract: its keys have just been gone through.
  return { ...(none as unknown as Handlers), ...changed };
}

it("hands the parsed question over and the value back", async () => {
  const asked: unknown[] = [];
  const lock: Handlers["vault.lock"] = (input) => {
    asked.push(input);
    return Promise.resolve({ kind: "locked" });
  };
  const question = { id, force: false };
  const reply = await answer(handlers({ "vault.lock": lock }), "vault.lock", question, vi.fn());
  expect(reply).toEqual({ ok: true, value: { kind: "locked" } });
  expect(asked).toEqual([question]);
});

it("answers an expected failure with what it is, and logs nothing", async () => {
  const log = vi.fn();
  const unlock = () => Promise.reject(new VaultError({ kind: "wrong-password" }));
  const question = { id, password: "guess", readOnly: false, remember: false };
  const reply = await answer(handlers({ "vault.unlock": unlock }), "vault.unlock", question, log);
  expect(reply).toEqual({ ok: false, failure: { kind: "wrong-password" } });
  expect(log).not.toHaveBeenCalled();
});

it("answers any other error with “unexpected”, keeping its words for the log", async () => {
  const log = vi.fn();
  const error = new Error("EIO: /Taxes");
  const reply = await answer(
    handlers({ "vault.lock": () => Promise.reject(error) }),
    "vault.lock",
    { id, force: false },
    log,
  );
  expect(reply).toEqual({ ok: false, failure: { kind: "unexpected" } });
  expect(log).toHaveBeenCalledWith("vault.lock", error);
});

it("never lets a question of the wrong shape reach a handler", async () => {
  const lock = vi.fn<Handlers["vault.lock"]>();
  const reply = await answer(
    handlers({ "vault.lock": lock }),
    "vault.lock",
    { id: "../etc", path: "/" },
    vi.fn(),
  );
  expect(reply).toEqual({ ok: false, failure: { kind: "unexpected" } });
  expect(lock).not.toHaveBeenCalled();
});
