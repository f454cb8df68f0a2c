import { execFileSync, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { type Latchkey, test, vaultPassword } from "./latchkey.ts";
import { recoveryKey } from "./recovery-key.ts";

const hasReaders = [
  ["zbarimg", "--version"],
  ["pdftoppm", "-v"],
].every(([program = "", ...args]) => spawnSync(program, args).status === 0);

/** Dots per inch, of a scanner and of a poor one. */
const resolutions = [300, 100];

/** What a program prints. These complain about a desktop that is not there, which is of no interest. */
function outputOf(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** What the code on the only page of a PDF says, as a scanner and a camera's program read it. */
function scanned(pdf: string, dpi: number): string {
  const page = pdf.replace(/\.pdf$/, `-${dpi}`);
  outputOf("pdftoppm", ["-r", String(dpi), "-gray", "-png", "-singlefile", pdf, page]);
  const codes = ["-q", "--raw", "-S*.enable=0", "-Sqrcode.enable=1", `${page}.png`];
  return outputOf("zbarimg", codes).trimEnd();
}

/** The numbered words as text, in their order. */
function printed(pdf: string): readonly string[] {
  const text = outputOf("pdftotext", ["-raw", pdf, "-"]);
  const rows = text.match(/^(?:\d{1,2} [a-z]+ ?){4}$/gm) ?? [];
  const numbered = [...rows.join("\n").matchAll(/(\d+) ([a-z]+)/g)];
  return numbered
    .map(([, place, word]) => [Number(place), word ?? ""] as const)
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word);
}

async function savedSheet(latchkey: Latchkey, paper: string, pdf: string): Promise<void> {
  const { page, electron } = latchkey;
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, pdf);
  await page.getByLabel("Paper").selectOption(paper);
  await latchkey.button("Save as PDF…").click();
  await expect.poll(() => spawnSync("pdftotext", [pdf, "-"]).status).toBe(0);
}

test.describe("the sheet with the recovery key [needs zbarimg, pdftoppm]", () => {
  test.skip(!hasReaders);

  test("is read back from its paper, by code and by word, and opens the vault", async ({
    latchkey,
    home,
  }) => {
    test.slow();
    const { page, dialog } = latchkey;
    const key = recoveryKey("v8-siv-gcm");
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.button("Options").click();
    const card = page.getByRole("region", { name: "Recovery key" });
    await card.getByLabel("Password of the vault").fill(vaultPassword);
    await page.keyboard.press("Enter");
    await expect(page.locator(".recovery-words li")).toHaveCount(44);

    for (const paper of ["A4", "Letter"]) {
      const pdf = join(dirname(home), `${paper}.pdf`);
      await savedSheet(latchkey, paper, pdf);
      expect(printed(pdf), paper).toEqual(key);
      for (const dpi of resolutions) {
        expect(scanned(pdf, dpi), `${paper} at ${dpi}`).toBe(key.join(" ").toUpperCase());
      }
    }

    await latchkey.button("Back to the vault").click();
    await latchkey.button("Unlock").click();
    await dialog.getByRole("button", { name: "Forgot password?" }).click();
    await dialog.getByLabel("Recovery key").fill(scanned(join(dirname(home), "A4.pdf"), 300));
    await dialog.getByRole("button", { name: "Next" }).click();
    await dialog.getByRole("button", { name: "Unlock once" }).click();
    await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
  });
});
