import { assertNever } from "../../../src-shared/assert-never.ts";
import {
  type CompletionCommand,
  type CompletionOperand,
  type CompletionOption,
  firstWords,
  groupsOf,
  type Offer,
} from "./completion-model.ts";

/** A function for zsh's completion system, to be found as `_latchkey` in `$fpath` or to be evaluated. */
export function zshCompletion(commands: readonly CompletionCommand[]): string {
  return `#compdef latchkey
# Completion of latchkey for zsh, made by “latchkey completion zsh”.
_latchkey() {
  local curcontext=$curcontext command
  local -a commands=(
${firstWords(commands)
  .map(([word, help]) => `    ${described(word, help)}`)
  .join("\n")}
    ${described("help", "Show the help of a command")}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    _arguments '--help[show every command]' '--version[show the version]'
    return
  fi
  if [[ $words[2] == help ]]; then
    (( CURRENT == 3 )) && _describe -t commands command commands
    return
  fi
  command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${groupsOf(commands)
  .map(([group, members]) => groupCase(group, members))
  .join("\n")}
  esac
  case $command in
${commands.map(commandCase).join("\n")}
  esac
}
if [[ $funcstack[1] == _latchkey ]]; then _latchkey "$@"; else compdef _latchkey latchkey; fi
`;
}

function groupCase(group: string, members: readonly CompletionCommand[]): string {
  return `    (${group})
      if (( CURRENT == 2 )); then
        local -a members=(
${members.map(({ name, help }) => `          ${described(name, help)}`).join("\n")}
        )
        _describe -t commands command members
        return
      fi
      command="$command $words[2]"
      shift words
      (( CURRENT-- )) ;;`;
}

function commandCase({ name, options, operands }: CompletionCommand): string {
  const specs = [...options.flatMap(optionSpecs), ...operands.map(operandSpec)];
  return `    ('${name}')
      _arguments -S \\\n${specs.map((spec) => `        ${spec}`).join(" \\\n")} ;;`;
}

function optionSpecs({ name, short, help, value }: CompletionOption): readonly string[] {
  const text = `[${escaped(help)}]`;
  if (value !== null) return [quoted(`--${name}=${text}:${name}:${action(value)}`)];
  if (short === null) return [quoted(`--${name}${text}`)];
  const both = `(-${short} --${name})`;
  return [quoted(`${both}-${short}${text}`), quoted(`${both}--${name}${text}`)];
}

function operandSpec({ name, offer, isRepeated }: CompletionOperand): string {
  return quoted(`${isRepeated ? "*" : ""}:${name}:${action(offer)}`);
}

function action(offer: Offer): string {
  switch (offer.kind) {
    case "files":
      return "_files";
    case "folders":
      return "_path_files -/";
    case "choices":
      return `(${offer.choices.join(" ")})`;
    case "variables":
      return "_parameters -g '*export*'";
    case "nothing":
      return " ";
    default:
      return assertNever(offer);
  }
}

const described = (word: string, help: string): string =>
  quoted(`${word}:${help.replaceAll(":", "\\:")}`);

/** What means something inside the brackets of a specification. */
const escaped = (text: string): string => text.replaceAll(/[\\[\]:]/g, "\\$&");

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
