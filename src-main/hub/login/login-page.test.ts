import { afterEach, expect, it } from "vitest";
import { german } from "../../../src-shared/text/de/german.ts";
import { speak } from "../../../src-shared/text/worded.ts";
import { loginPage } from "./login-page.ts";

afterEach(() => {
  speak({ language: "en", locale: "en" }, null);
});

it.each(["code", "denied"] as const)("says in the language of the app that it was %s", (kind) => {
  const english = loginPage(kind);
  expect(english).toContain('<html lang="en">');
  speak({ language: "de", locale: "de-AT" }, german);
  expect(loginPage(kind)).toContain('<html lang="de">');
  expect(loginPage(kind)).not.toContain(/<h1>(?<title>.*)<\/h1>/u.exec(english)?.groups?.["title"]);
});
