import type { ReactElement } from "react";
import { Icon, type IconName } from "./icon.tsx";

interface Props {
  /** Of the choices that exclude each other. */
  readonly group: string;
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  readonly isChosen: boolean;
  /** It is shown, and cannot be chosen; `detail` says why. */
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}

/** One of a few choices that are worth a picture and a second line. */
export function OptionCard(props: Props): ReactElement {
  const { group, icon, title, detail, isChosen, isDisabled = false, onChoose } = props;
  return (
    <label className="place-option">
      <input
        type="radio"
        name={group}
        checked={isChosen}
        disabled={isDisabled}
        onChange={onChoose}
      />
      <Icon name={icon} size={20} />
      <span>
        <b>{title}</b>
        <small>{detail}</small>
      </span>
    </label>
  );
}
