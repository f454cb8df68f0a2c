// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Result } from "../../src-shared/failure.ts";
import type { HubTuple } from "../../src-shared/model/hub.ts";
import { settingsStore } from "../settings/settings-store.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { TrustedHubsCard } from "./trusted-hubs-card.tsx";

afterEach(cleanup);

const tuple = (host: string): HubTuple => ({
  api: `https://${host}`,
  login: `https://login.${host}`,
  clientId: "cryptomator",
});
const [one, other] = [tuple("hub.example"), tuple("other.example")];

async function show(answers: Answers) {
  const bridge = fakeBridge({
    "hub.trusted": () => ({ ok: true, value: [one, other] }),
    ...answers,
  });
  const settled: Promise<Result<unknown>>[] = [];
  const settle = (answer: Promise<Result<unknown>>): void => void settled.push(answer);
  render(<TrustedHubsCard bridge={bridge} settings={settingsStore(bridge)} settle={settle} />);
  await act(() => Promise.resolve());
  return { bridge, settled };
}

const revoke = async (host: string) => {
  fireEvent.click(screen.getByRole("button", { name: `Trust https://${host} no more` }));
  await act(() => Promise.resolve());
};

it("names each Hub that is trusted, with its login and how Latchkey introduces itself", async () => {
  await show({});
  const rows = screen.getAllByRole("listitem").map((each) => each.textContent);
  expect(rows[0]).toMatch(/https:\/\/hub.example.*login at https:\/\/login.hub.example, as crypto/);
  expect(rows).toHaveLength(2);
});

it("takes the trust in one back, as a whole, and leaves the other", async () => {
  const { bridge } = await show({ "hub.distrust": () => ({ ok: true, value: null }) });
  await revoke("hub.example");
  expect(bridge.asked.at(-1)).toEqual(["hub.distrust", { tuple: one }]);
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getByText("https://other.example")).toBeTruthy();
});

it("shows what is still trusted when that could not be written, and says why", async () => {
  const failure = { kind: "local-failed", path: "/x" } as const;
  const { settled } = await show({ "hub.distrust": () => ({ ok: false, failure }) });
  await revoke("hub.example");
  expect(await settled[0]).toEqual({ ok: false, failure });
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
});

it("says that nobody is trusted yet", async () => {
  await show({ "hub.trusted": () => ({ ok: true, value: [] }) });
  expect(screen.getByText("You have not trusted any Hub server yet.")).toBeTruthy();
});
