import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";

interface Props {
  readonly children: ReactNode;
  /** What can be done about it at once. */
  readonly action?: ReactNode;
}

/** What went wrong, where it was caused; read out at once. */
export function Alert({ children, action }: Props): ReactElement {
  return (
    <div className="alert" role="alert">
      <Icon name="alert" size={18} />
      <p>{children}</p>
      {action}
    </div>
  );
}
