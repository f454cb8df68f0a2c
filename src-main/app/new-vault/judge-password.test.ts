import { expect, it } from "vitest";
import { judgePassword } from "./judge-password.ts";

it.each([
  ["password1", { score: 0, hint: "common" }],
  ["qwertyuiop", { score: 0, hint: "common" }],
  ["aaaaaaaaaaaa", { score: 0, hint: "repeated" }],
  ["cryptomator", { score: 0, hint: "word" }],
])("%s is guessed at once, and it says why", async (password, judgement) => {
  expect(await judgePassword(password)).toEqual(judgement);
});

it.each(["k7mq-x2ra-9fhw-tz3c-pn6e", "旅する猫は月曜日に泳ぐのが好き"])(
  "%s is not guessed",
  async (password) => {
    expect(await judgePassword(password)).toEqual({ score: 4, hint: null });
  },
);

it("goes by the first hundred characters, however many there are", async () => {
  const password = `${"a".repeat(100)}k7mq-x2ra-9fhw-tz3c-pn6e`;
  expect(await judgePassword(password)).toEqual({ score: 1, hint: "repeated" });
});
