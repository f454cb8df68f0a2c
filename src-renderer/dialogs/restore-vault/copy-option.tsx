import type { ReactElement } from "react";
import type { RestoreCopy } from "../../../src-shared/model/restore.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";
import { OptionCard } from "../../ui/option-card.tsx";
import { perLocale } from "../../ui/per-locale.ts";
import type { CopyProblem } from "./restore-choices.ts";

const timeFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
);

interface Props {
  readonly group: string;
  readonly copy: RestoreCopy;
  readonly problem: CopyProblem;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A kept copy: of when it is, what it is, and why it cannot be taken where it cannot. */
export function CopyOption({ group, copy, problem, isChosen, onChoose }: Props): ReactElement {
  return (
    <OptionCard
      group={group}
      icon={copy.of === "config" ? "file" : "key"}
      title={words.copyOf(timeOf(copy.modifiedMs))}
      detail={`${remark(copy, problem)} · ${copy.name}`}
      isChosen={isChosen}
      isDisabled={problem !== null}
      onChoose={onChoose}
    />
  );
}

function remark({ of, hubHost }: RestoreCopy, problem: CopyProblem): string {
  if (problem !== null) return words.cannot[problem];
  if (of === "key-file") return words.oldPassword;
  return hubHost === null ? words.ofThisVault : words.fromHub(hubHost);
}

function timeOf(ms: number): string {
  return timeFormat().format(ms);
}
