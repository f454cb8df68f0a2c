// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { type KeyHome, KeyHomeId } from "../../src-shared/model/key-place.ts";
import { type Place, type PlaceCheck, PlaceId } from "../../src-shared/model/new-vault.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { taxesId } from "../test-support/summaries.ts";
import { NewVaultPage } from "./new-vault-page.tsx";
import { newVaultStore } from "./new-vault-store.ts";

afterEach(cleanup);

const dropbox: Place = {
  id: PlaceId.parse("b5d0a3a4-93a5-4f6e-8a53-2f4c6d1c1a01"),
  provider: "Dropbox",
  place: "~/Dropbox",
};
const stick: Place = {
  id: PlaceId.parse("b5d0a3a4-93a5-4f6e-8a53-2f4c6d1c1a02"),
  provider: null,
  place: "/media/stick",
};
const blueStick: KeyHome = {
  id: KeyHomeId.parse("b5d0a3a4-93a5-4f6e-8a53-2f4c6d1c1a03"),
  kind: "drive",
  label: "Blue stick",
  place: "/media/blue",
};
const good: PlaceCheck = {
  folder: "~/Dropbox/Taxes",
  problem: null,
  scarceBytes: null,
  hasFilesOnDemand: false,
  neededThreshold: null,
};
const suggestion = "k7mq-x2ra-9fhw-tz3c-pn6e";

async function open(answers: Answers = {}) {
  const bridge = fakeBridge({
    "places.find": () => ({ ok: true, value: [dropbox] }),
    "places.pick": () => ({ ok: true, value: stick }),
    "places.check": () => ({ ok: true, value: good }),
    "key-homes.find": () => ({ ok: true, value: [] }),
    "password.judge": () => ({ ok: true, value: { score: 1, hint: "common" } }),
    "password.suggest": () => ({ ok: true, value: suggestion }),
    "vault.create": () => ({ ok: true, value: { id: taxesId } }),
    ...answers,
  });
  const wizard = newVaultStore(bridge);
  const onDone = vi.fn();
  const onCancel = vi.fn();
  await wizard.findPlaces();
  render(<NewVaultPage bridge={bridge} wizard={wizard} onCancel={onCancel} onDone={onDone} />);
  return { bridge, wizard, onDone, onCancel };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const press = (name: string) => fireEvent.click(button(name));

async function toPassword() {
  type("Name", "Taxes");
  fireEvent.click(field("Dropbox~/Dropbox"));
  press("Next");
  await pastKey();
}

/** The key file stays in the vault folder. */
async function pastKey() {
  await screen.findByText("Where should the key file live?");
  expect(document.activeElement).toBe(button("Next"));
  press("Next");
  await screen.findByLabelText("Repeat the password");
}

it("goes from name and place over the password to a vault that can be unlocked", async () => {
  const { bridge, onDone } = await open();
  expect(document.activeElement).toBe(field("Name"));
  await toPassword();
  expect(document.activeElement).toBe(field("Password"));
  type("Password", "pässwörd");
  type("Repeat the password", "pässwörd");
  press("Create vault");

  expect(await screen.findByRole("heading", { name: "“Taxes” is ready" })).toBeTruthy();
  expect(bridge.asked).toContainEqual([
    "vault.create",
    {
      placeId: dropbox.id,
      name: "Taxes",
      password: "pässwörd",
      cipher: "SIV_GCM",
      shorteningThreshold: 220,
      keyHome: null,
    },
  ]);
  press("Unlock now");
  expect(onDone).toHaveBeenCalledWith(taxesId, "unlock");
});

it("keeps the key file on a drive that is plugged in meanwhile, as long as it stays there", async () => {
  let drives: readonly KeyHome[] = [];
  const { bridge } = await open({ "key-homes.find": () => ({ ok: true, value: drives }) });
  type("Name", "Taxes");
  fireEvent.click(field("Dropbox~/Dropbox"));
  press("Next");
  await screen.findByText("Plug in a stick, and it shows up here.");
  drives = [blueStick];
  fireEvent.click(await screen.findByLabelText(/^On “Blue stick”/));
  expect(screen.getByText(/Without this key file the vault stays shut/)).toBeTruthy();
  drives = [];
  await screen.findByText(/This drive is not there any more/);
  expect(button("Next").disabled).toBe(true);
  drives = [blueStick];
  await waitFor(() => {
    expect(button("Next").disabled).toBe(false);
  });
  press("Next");
  await screen.findByLabelText("Repeat the password");
  type("Password", "pässwörd");
  type("Repeat the password", "pässwörd");
  press("Create vault");
  await screen.findByRole("heading", { name: "“Taxes” is ready" });
  expect(bridge.asked.find(([channel]) => channel === "vault.create")?.[1]).toMatchObject({
    keyHome: blueStick.id,
  });
});

it("says what is wrong with a name while it is typed", async () => {
  await open();
  expect(field("Name").getAttribute("aria-invalid")).toBe("false");
  type("Name", "a/b");
  expect(screen.getByText("“/” cannot be part of the name of a folder everywhere.")).toBeTruthy();
  fireEvent.click(field("Dropbox~/Dropbox"));
  expect(button("Next").disabled).toBe(true);
});

it("says what is wrong with a place, and goes no further", async () => {
  const { bridge } = await open({
    "places.check": () => ({
      ok: true,
      value: { ...good, problem: { kind: "inside-vault", place: "~/Old" } },
    }),
  });
  type("Name", "Taxes");
  press("Choose a folder…");
  expect((await screen.findByRole("alert")).textContent).toContain("belongs to the vault “~/Old”");
  expect(field("Folder of your choice/media/stick").checked).toBe(true);
  expect(button("Next").disabled).toBe(true);
  expect(bridge.asked.at(-1)).toEqual(["places.check", { placeId: stick.id, name: "Taxes" }]);
});

it("shortens names as much as the place needs, unless the user knows better", async () => {
  const { wizard, bridge } = await open({
    "places.check": () => ({ ok: true, value: { ...good, neededThreshold: 173 } }),
  });
  type("Name", "Taxes");
  fireEvent.click(field("Dropbox~/Dropbox"));
  expect(await screen.findByText(/from 173 characters on/)).toBeTruthy();
  expect(field("Shorten encrypted names longer than").value).toBe("173");
  type("Shorten encrypted names longer than", "36");
  press("Next");
  await pastKey();
  await wizard.create("pässwörd");
  expect(bridge.asked.at(-1)?.[1]).toMatchObject({ shorteningThreshold: 36 });
});

it("takes a threshold of no vault for no threshold", async () => {
  await open();
  type("Name", "Taxes");
  fireEvent.click(field("Dropbox~/Dropbox"));
  type("Shorten encrypted names longer than", "35");
  expect(button("Next").disabled).toBe(true);
});

it("wants a password long enough, twice, in whatever form its accents are typed", async () => {
  await open();
  await toPassword();
  type("Password", "seven77");
  type("Repeat the password", "seven77");
  expect(screen.getByText("Use 8 characters or more.")).toBeTruthy();
  expect(button("Create vault").disabled).toBe(true);
  type("Password", "pässwörd".normalize("NFD"));
  expect(screen.getByText("This is not the same as above.")).toBeTruthy();
  expect(button("Create vault").disabled).toBe(true);
  type("Repeat the password", "pässwörd");
  expect(screen.queryByText("This is not the same as above.")).toBeNull();
  expect(button("Create vault").disabled).toBe(false);
});

it("says how strong the password is and what makes it weak", async () => {
  await open();
  await toPassword();
  type("Password", "password1");
  expect(await screen.findByText(/Many people use this password/)).toBeTruthy();
  expect(screen.getByRole("meter").getAttribute("value")).toBe("1");
});

it("fills in a strong password, for the user to read", async () => {
  await open();
  await toPassword();
  press("Suggest a strong one");
  await screen.findByText(/A strong password is filled in/);
  expect([field("Password").value, field("Repeat the password").value]).toEqual([
    suggestion,
    suggestion,
  ]);
  expect(field("Password").type).toBe("text");
  expect(button("Create vault").disabled).toBe(false);
});

it("says why no vault was made, and keeps the password in its fields alone", async () => {
  const { wizard } = await open({
    "vault.create": () => ({
      ok: false,
      failure: { kind: "local-no-space", path: "/home/ann/Dropbox/Taxes" },
    }),
  });
  const seen: string[] = [];
  wizard.subscribe((state) => seen.push(JSON.stringify(state)));
  await toPassword();
  type("Password", "pässwörd");
  type("Repeat the password", "pässwörd");
  press("Create vault");
  expect((await screen.findByRole("alert")).textContent).toContain("There is no room left");
  expect(field("Password").value).toBe("pässwörd");
  expect(seen.join("")).not.toContain("pässwörd");
});

it("goes back to what was typed, and away when asked", async () => {
  const { onCancel } = await open();
  await toPassword();
  press("Back");
  await screen.findByText("Where should the key file live?");
  press("Back");
  await waitFor(() => {
    expect(field("Name").value).toBe("Taxes");
  });
  press("Cancel");
  expect(onCancel).toHaveBeenCalled();
});
