import { expect, it } from "vitest";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { loadVaultList } from "../vault-list.ts";
import { passwordProgramHandlers } from "./handlers.ts";

async function computer() {
  const list = await loadVaultList({
    load: () => Promise.resolve({ value: [], notice: null }),
    save: () => Promise.resolve(),
  });
  const { id } = await list.add("/a/Taxes", "Taxes\n\u202e");
  const desktop = testDesktop();
  desktop.confirmed = { isYes: false, isMarked: false };
  const handlers = passwordProgramHandlers({ desktop }, { list, announce: () => undefined });
  const program = () => list.find(id).options.passwordProgram;
  const set = (line: string) => handlers["password-program.set"]({ id, line });
  return { id, desktop, handlers, program, set };
}

it("sets what the user has allowed, and takes it off without a question", async () => {
  const { id, desktop, handlers, program, set } = await computer();
  desktop.confirmed = { isYes: true, isMarked: false };
  expect(await set("pass show 'my taxes'")).toEqual({ isAllowed: true });
  expect(program()).toBe("pass show 'my taxes'");
  await handlers["password-program.remove"]({ id });
  expect(program()).toBeNull();
  expect(desktop.asked).toHaveLength(1);
});

it("shows every word of it, and no character of the name that could rewrite the question", async () => {
  const { desktop, set } = await computer();
  await set("pass show 'my taxes' x");
  expect(desktop.asked[0]).toContain("“Taxes\\u000a\\u202e”");
  expect(desktop.asked[0]).toContain("    pass\n    show\n    my taxes\n    x\n");
});

it("changes nothing where the user says no, neither from nothing nor from another program", async () => {
  const { desktop, program, set } = await computer();
  expect(await set("evil")).toEqual({ isAllowed: false });
  expect(program()).toBeNull();
  desktop.confirmed = { isYes: true, isMarked: false };
  await set("pass show taxes");
  desktop.confirmed = { isYes: false, isMarked: false };
  expect(await set("evil")).toEqual({ isAllowed: false });
  expect(program()).toBe("pass show taxes");
});

it("asks one question at a time", async () => {
  const { desktop, set, program } = await computer();
  desktop.confirmed = { isYes: true, isMarked: false };
  const answers = await Promise.all([set("pass show taxes"), set("evil")]);
  expect(answers).toEqual([{ isAllowed: true }, { isAllowed: false }]);
  expect(desktop.asked).toHaveLength(1);
  expect(program()).toBe("pass show taxes");
});
