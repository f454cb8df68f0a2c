/** The whole app without a window: making vaults. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PlaceId } from "../../src-shared/model/new-vault.ts";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import { nothingKnown } from "../../src-shared/model/vault-safety.ts";
import { appOnComputer, password } from "../test-support/app-on-computer.ts";

const { computer, ask, newVault } = appOnComputer();

describe("a new vault", () => {
  const wish = {
    name: "Letters",
    password,
    cipher: "SIV_GCM",
    shorteningThreshold: 220,
  } as const;

  it("is made in a cloud folder that was found, is listed, and opens", async () => {
    await mkdir(join(computer.home, "Dropbox"));
    const places = await ask("places.find", {});
    const place = places.ok ? places.value[0] : undefined;
    if (!place) throw new Error("no place");
    expect(place).toMatchObject({ provider: "Dropbox", place: "~/Dropbox" });
    expect(await ask("places.check", { placeId: place.id, name: "Letters" })).toMatchObject({
      ok: true,
      value: { folder: "~/Dropbox/Letters", problem: null },
    });

    const made = await ask("vault.create", { placeId: place.id, ...wish, keyHome: null });
    if (!made.ok) throw new Error("not made");
    expect(computer.announced.at(-1)?.vaults).toEqual([
      {
        id: made.value.id,
        name: "Letters",
        place: "~/Dropbox/Letters",
        options: defaultVaultOptions,
        isPasswordSaved: false,
        safety: { ...nothingKnown, key: { kind: "inside" } },
        state: { kind: "locked", cipher: "SIV_GCM" },
      },
    ]);
    expect(
      (await ask("vault.unlock", { id: made.value.id, password, readOnly: false, remember: false }))
        .ok,
    ).toBe(true);
  });

  it("is not made inside another one", async () => {
    computer.picked = await newVault("Taxes");
    const place = await ask("places.pick", {});
    if (!place.ok || !place.value) throw new Error("no place");
    expect(await ask("places.check", { placeId: place.value.id, name: "Letters" })).toMatchObject({
      ok: true,
      value: { problem: { kind: "inside-vault", place: "~/Taxes" } },
    });
  });

  it("is not made in a folder that the window has thought up", async () => {
    const placeId = PlaceId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
    expect(await ask("vault.create", { placeId, ...wish, keyHome: null })).toEqual({
      ok: false,
      failure: { kind: "unexpected" },
    });
  });

  it("knows a folder again that is picked twice, and takes no for an answer", async () => {
    expect(await ask("places.pick", {})).toEqual({ ok: true, value: null });
    computer.picked = computer.home;
    const first = await ask("places.pick", {});
    expect(first).toMatchObject({ value: { provider: null, place: "~" } });
    expect(await ask("places.pick", {})).toEqual(first);
  });
});

it("suggests another password each time, and finds it strong", async () => {
  const [one, other] = [await ask("password.suggest", {}), await ask("password.suggest", {})];
  if (!one.ok || !other.ok) throw new Error("none suggested");
  expect(one.value).not.toBe(other.value);
  expect(await ask("password.judge", { password: one.value })).toEqual({
    ok: true,
    value: { score: 4, hint: null },
  });
});
