/** What each shell offers: asked of the shells themselves, with the scripts that we write for them. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandTable } from "../command-table.ts";
import { completionScript } from "../commands/completion.ts";
import type { Shell } from "./completion-model.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-completion-"));
  mkdirSync(join(folder, "Taxes"));
  writeFileSync(join(folder, "letter.txt"), "");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const isThere = (shell: Shell): boolean => spawnSync(shell, ["-c", "exit 0"]).status === 0;

function script(shell: Shell): string {
  const path = join(folder, `.completion-${shell}`);
  writeFileSync(path, completionScript(shell, commandTable));
  return path;
}

function outputOf(program: string, args: readonly string[]): readonly string[] {
  const run = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, HOME: folder, LATCHKEY_TRY: "1" },
  });
  expect(run.stderr).toBe("");
  return run.stdout.split("\n").filter((line) => line !== "");
}

/** Offers for a line, of which the last word is the one to be completed. */
function byBash(line: string): readonly string[] {
  const words = line.split(" ").map((word) => `'${word}'`);
  const code = `source ${script("bash")}; COMP_WORDS=(${words.join(" ")});
    COMP_CWORD=${words.length - 1}; _latchkey; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return outputOf("bash", ["--norc", "-c", code]);
}

function byFish(line: string): readonly string[] {
  const code = `source ${script("fish")}; complete -C "${line}"`;
  return outputOf("fish", ["--no-config", "-c", code]).map((offer) => offer.split("\t")[0] ?? "");
}

/** In a terminal, because zsh completes in its line editor only; what it would offer goes to a file. */
function byZsh(line: string): readonly string[] {
  const offers = join(folder, ".offers");
  writeFileSync(offers, "");
  const inner = join(folder, ".zsh-inner");
  writeFileSync(
    inner,
    `PROMPT=; autoload -U compinit; compinit -D; source ${script("zsh")}
    compadd() {
      local -a found
      [[ "$*" == *-[OAD]* ]] || { builtin compadd -A found "$@"; print -rl -- $found >> ${offers} }
      builtin compadd "$@"
    }
    finished() { print -n READY }
    zle -N finished; bindkey '^I' complete-word; bindkey '^X' finished`,
  );
  const code = `zmodload zsh/zpty; zpty shell zsh -f -i
    zpty -w shell ' source ${inner}; print LOAD''ED'; zpty -r shell seen '*LOADED*'
    zpty -n -w shell '${line}'$'\\t\\x18'; zpty -r shell seen '*READY*'; cat ${offers}`;
  return outputOf("zsh", ["-f", "-c", code]);
}

const ways = { bash: byBash, fish: byFish, zsh: byZsh } as const;

describe.each(["bash", "zsh", "fish"] as const)("completion in %s", (shell) => {
  describe.skipIf(!isThere(shell))(`of what was typed [needs ${shell}]`, () => {
    const offers = (line: string): readonly string[] => [...new Set(ways[shell](line))].sort();
    const names = (first: string): readonly string[] =>
      [...new Set(commandTable.map(({ name }) => name.split(" ")[0] ?? ""))]
        .filter((name) => name.startsWith(first))
        .sort();

    it("offers every command that begins so", () => {
      expect(offers("latchkey re")).toEqual(names("re"));
      expect(offers("latchkey k")).toEqual(["key"]);
      const all = offers("latchkey ");
      expect(names("").filter((name) => !all.includes(name))).toEqual([]);
    });

    it("offers the second words of a command that has two", () => {
      expect(offers("latchkey key ")).toEqual(["copy", "forget", "list", "move", "remember"]);
      expect(offers("latchkey help recov")).toEqual(["recover", "recovery-key"]);
    });

    it("offers the options of the command, and of no other", () => {
      expect(offers("latchkey create --ci").map((offer) => offer.replace("=", ""))).toEqual([
        "--cipher",
      ]);
      expect(offers("latchkey ls --ci")).toEqual([]);
      const found = offers("latchkey recovery-key show --pass");
      expect(found.map((offer) => offer.replace("=", ""))).toContain("--password-stdin");
    });

    it("offers the values of an option that has few, and files for one that takes a file", () => {
      expect(offers("latchkey create --cipher ")).toEqual(["SIV_CTRMAC", "SIV_GCM"]);
      expect(offers("latchkey ls --password-file le")).toEqual(["letter.txt"]);
      expect(offers("latchkey ls --password-env LATCHKEY_T")).toEqual(["LATCHKEY_TRY"]);
    });

    it("offers folders for a vault, and the shells for itself", () => {
      expect(offers("latchkey ls T").map((offer) => offer.replace(/\/$/, ""))).toEqual(["Taxes"]);
      expect(offers("latchkey ls l")).toEqual([]);
      expect(offers("latchkey completion ")).toEqual(["bash", "fish", "zsh"]);
    });
  });
});
