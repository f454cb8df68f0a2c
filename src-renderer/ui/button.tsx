import type { ButtonHTMLAttributes, ReactElement, Ref } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing the user came for; at most one on a page or dialog. */
  readonly look?: "primary" | "plain" | "quiet" | "icon";
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = "plain", type = "button", ...rest }: Props): ReactElement {
  return <button type={type} className={`button button-${look}`} {...rest} />;
}
