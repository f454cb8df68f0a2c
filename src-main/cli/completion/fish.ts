import { assertNever } from "../../../src-shared/assert-never.ts";
import {
  type CompletionCommand,
  type CompletionOption,
  firstWords,
  groupsOf,
  type Offer,
} from "./completion-model.ts";

/** A script for fish 3 and newer. */
export function fishCompletion(commands: readonly CompletionCommand[]): string {
  const first = firstWords(commands);
  return `# Completion of latchkey for fish, made by “latchkey completion fish”.
function __latchkey_begins
    # Whether the line so far is just these words.
    set -l words (commandline -opc)
    test "$words[2..]" = "$argv"
end
function __latchkey_is
    # Whether these words are the command of the line.
    set -l words (commandline -opc)
    set -l last (math (count $argv) + 1)
    test (count $words) -ge $last
    and test "$words[2..$last]" = "$argv"
end
complete -c latchkey -f
${first.map(([word, help]) => offered("__latchkey_begins", word, help)).join("\n")}
${offered("__latchkey_begins", "help", "Show the help of a command")}
complete -c latchkey -n __latchkey_begins -l help -s h -d ${quoted("show every command")}
complete -c latchkey -n __latchkey_begins -l version -d ${quoted("show the version")}
${first.map(([word, help]) => offered("__latchkey_begins help", word, help)).join("\n")}
${groupsOf(commands)
  .flatMap(([group, members]) =>
    members.map(({ name, help }) => offered(`__latchkey_begins ${group}`, name, help)),
  )
  .join("\n")}
${commands.flatMap(linesOf).join("\n")}
`;
}

function offered(condition: string, word: string, help: string): string {
  return `complete -c latchkey -n ${quoted(condition)} -a ${quoted(word)} -d ${quoted(help)}`;
}

function linesOf(command: CompletionCommand): readonly string[] {
  const condition = quoted(`__latchkey_is ${command.name}`);
  const start = `complete -c latchkey -n ${condition}`;
  return [
    ...command.options.map((option) => `${start} ${optionWords(option)}`),
    ...operandWords(command).map((words) => `${start} ${words}`),
  ];
}

function optionWords({ name, short, help, value }: CompletionOption): string {
  const spelling = short === null ? `-l ${name}` : `-l ${name} -s ${short}`;
  const words = value === null ? "" : ` ${valueWords(value)}`;
  return `${spelling}${words} -d ${quoted(help)}`;
}

/** fish does not count operands, so what any of them may be is offered for each. */
function operandWords({ operands }: CompletionCommand): readonly string[] {
  const choices = operands.flatMap(({ offer }) => (offer.kind === "choices" ? offer.choices : []));
  const kinds = new Set(operands.map(({ offer }) => offer.kind));
  const paths = kinds.has("files")
    ? ["-F"]
    : kinds.has("folders")
      ? ["-a '(__fish_complete_directories)'"]
      : [];
  return choices.length === 0 ? paths : [`-a ${quoted(choices.join(" "))}`, ...paths];
}

function valueWords(offer: Offer): string {
  switch (offer.kind) {
    case "files":
      return "-r -F";
    case "folders":
      return "-x -a '(__fish_complete_directories)'";
    case "choices":
      return `-x -a ${quoted(offer.choices.join(" "))}`;
    case "variables":
      return "-x -a '(set -xn)'";
    case "nothing":
      return "-x";
    default:
      return assertNever(offer);
  }
}

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
