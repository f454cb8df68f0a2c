import { assertNever } from "../../../src-shared/assert-never.ts";
import {
  type CompletionCommand,
  type CompletionOption,
  firstWords,
  groupsOf,
  type Offer,
} from "./completion-model.ts";

/** A script for bash 3.2, which macOS has, and newer. */
export function bashCompletion(commands: readonly CompletionCommand[]): string {
  const first = [...firstWords(commands).map(([word]) => word), "help", "--help", "--version"];
  return `# Completion of latchkey for bash, made by “latchkey completion bash”.
_latchkey() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command=\${COMP_WORDS[1]} start=2 options= values= offers= word skip= index=0 rest
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${first.join(" ")}" -- "$current"))
    return
  fi
  if [ "$command" = help ]; then
    command=\${COMP_WORDS[2]} start=3
    if [ "$COMP_CWORD" -eq 2 ]; then
      COMPREPLY=($(compgen -W "${firstWords(commands)
        .map(([word]) => word)
        .join(" ")}" -- "$current"))
      return
    fi
  fi
  case $command in
${groupsOf(commands)
  .map(([group, members]) => groupCase(group, members))
  .join("\n")}
  esac
  if [ "\${COMP_WORDS[1]}" = help ]; then return; fi
  case $command in
${commands.map(commandCase).join("\n")}
    *) return ;;
  esac
  # “--option=value” comes as three words.
  if [ "$current" = "=" ]; then current=; fi
  if [ "$previous" = "=" ]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case $previous in
${valueCases(commands).join("\n")}
  esac
  if [ "\${current#-}" != "$current" ]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
    return
  fi
  # Which operand it is: words that are neither options nor their values are counted.
  for ((rest = start; rest < COMP_CWORD; rest++)); do
    word=\${COMP_WORDS[rest]}
    if [ -n "$skip" ]; then skip=; continue; fi
    case " $values " in *" $word "*) skip=1; continue ;; esac
    case $word in -*) ;; *) index=$((index + 1)) ;; esac
  done
  set -- $offers
  while [ "$index" -gt 0 ] && [ $# -gt 1 ]; do shift; index=$((index - 1)); done
  case \${1:-} in
    files) COMPREPLY=($(compgen -f -- "$current")); compopt -o filenames 2>/dev/null ;;
    folders) COMPREPLY=($(compgen -d -- "$current")); compopt -o filenames 2>/dev/null ;;
    one-of:*)
      word=\${1#one-of:}
      COMPREPLY=($(compgen -W "\${word//,/ }" -- "$current")) ;;
  esac
}
complete -F _latchkey latchkey
`;
}

function groupCase(group: string, members: readonly CompletionCommand[]): string {
  const names = members.map(({ name }) => name).join(" ");
  return `    ${group})
      if [ "$COMP_CWORD" -eq "$start" ]; then
        COMPREPLY=($(compgen -W "${names}" -- "$current"))
        return
      fi
      command="$command \${COMP_WORDS[start]}" start=$((start + 1)) ;;`;
}

function commandCase({ name, options, operands }: CompletionCommand): string {
  const flags = options.flatMap((option) => spellings(option)).join(" ");
  const values = options
    .filter(({ value }) => value !== null)
    .flatMap((option) => spellings(option))
    .join(" ");
  const offers = operands.map(({ offer }) => offerWord(offer));
  // Behind the last operand comes nothing, unless it may be repeated.
  const last = operands.at(-1)?.isRepeated ? [] : ["nothing"];
  return `    "${name}") options="${flags}" values="${values}" offers="${[...offers, ...last].join(" ")}" ;;`;
}

const spellings = ({ name, short }: CompletionOption): readonly string[] => [
  `--${name}`,
  ...(short === null ? [] : [`-${short}`]),
];

function offerWord(offer: Offer): string {
  return offer.kind === "choices" ? `one-of:${offer.choices.join(",")}` : offer.kind;
}

/** An option means the same everywhere, so it is written down once. */
function valueCases(commands: readonly CompletionCommand[]): readonly string[] {
  const options = new Map(
    commands.flatMap((command) => command.options.map((option) => [option.name, option])),
  );
  return [...options.values()].flatMap((option) => {
    if (option.value === null) return [];
    return [`    ${spellings(option).join("|")}) ${valueCommand(option.value)}return ;;`];
  });
}

function valueCommand(offer: Offer): string {
  switch (offer.kind) {
    case "files":
      return 'COMPREPLY=($(compgen -f -- "$current")); compopt -o filenames 2>/dev/null; ';
    case "folders":
      return 'COMPREPLY=($(compgen -d -- "$current")); compopt -o filenames 2>/dev/null; ';
    case "choices":
      return `COMPREPLY=($(compgen -W "${offer.choices.join(" ")}" -- "$current")); `;
    case "variables":
      return 'COMPREPLY=($(compgen -v -- "$current")); ';
    case "nothing":
      return "";
    default:
      return assertNever(offer);
  }
}
