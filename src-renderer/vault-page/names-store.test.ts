import { expect, it, vi } from "vitest";
import type { NamedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { lettersId, taxesId } from "../test-support/summaries.ts";
import { namesStore } from "./names-store.ts";

const hello: NamedFile = { file: "~/Taxes/d/x.c9r", path: "/hello.txt", problem: null };

it("keeps what was named while nothing else is chosen", async () => {
  let chosen: readonly NamedFile[] = [hello];
  const names = namesStore(
    fakeBridge({ "names.decrypt": () => ({ ok: true, value: chosen }) }),
    vi.fn(),
  );
  await names.choose(taxesId);
  chosen = [];
  await names.choose(taxesId);
  expect(names.getState().named).toEqual({ id: taxesId, files: [hello], failure: null });
});

it("tells why nothing could be named", async () => {
  const names = namesStore(
    fakeBridge({ "names.decrypt": () => ({ ok: false, failure: { kind: "locked" } }) }),
    vi.fn(),
  );
  await names.choose(taxesId);
  expect(names.getState().named).toEqual({ id: taxesId, files: [], failure: { kind: "locked" } });
});

it("shows the vault on which something was dropped, with the names of it", () => {
  const bridge = fakeBridge();
  const shown: VaultId[] = [];
  const names = namesStore(bridge, (id) => shown.push(id));
  bridge.announce("names.answered", { id: taxesId, files: [hello] });
  expect(names.getState().named).toEqual({ id: taxesId, files: [hello], failure: null });
  expect(shown).toEqual([taxesId]);
});

it("forgets the names of a vault that is shut, and of no other", () => {
  const bridge = fakeBridge();
  const names = namesStore(bridge, vi.fn());
  bridge.announce("names.answered", { id: taxesId, files: [hello] });
  names.forgetUnless((id) => id !== lettersId);
  expect(names.getState().named?.files).toEqual([hello]);
  names.forgetUnless((id) => id !== taxesId);
  expect(names.getState().named).toBeNull();
});
