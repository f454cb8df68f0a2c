import { expect, it } from "vitest";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { troublesOf } from "./troubles.ts";
import { wishes } from "./wishes.ts";

function start() {
  const logged: string[] = [];
  const wished = wishes(
    () => undefined,
    () => undefined,
  );
  const troubles = troublesOf(
    {
      desktop: testDesktop(),
      platform: "linux",
      log: (where) => {
        logged.push(where);
      },
    },
    wished,
  );
  return { logged, wished, troubles };
}

/** Thrown at one place, whatever it says. */
const fault = (message: string): Error => new RangeError(message);

it("logs what nobody expected, and has the window tell of it", () => {
  const { logged, wished, troubles } = start();
  troubles.tell("main", fault("/home/alice/Taxes"));
  expect(logged).toEqual(["main"]);
  const [wish] = wished.take();
  if (wish?.kind !== "tell-trouble") throw new Error("nothing told");
  expect(wish.trouble.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(wish.trouble.report).toContain("Latchkey 1.2.3 on linux");
  expect(wish.trouble.report).not.toMatch(/alice|Taxes/);
  expect(troubles.lastReport).toBe(wish.trouble.report);
  expect(wished.take()).toEqual([]);
});

it("gives the same fault the same code, whatever its message says", () => {
  const { wished, troubles } = start();
  for (const message of ["a", "b"]) troubles.tell("main", fault(message));
  troubles.tell("window", fault("a"));
  const codes = wished
    .take()
    .map((wish) => (wish.kind === "tell-trouble" ? wish.trouble.code : null));
  expect(codes[0]).toBe(codes[1]);
  expect(codes[2]).not.toBe(codes[0]);
});
