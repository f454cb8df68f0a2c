import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What went wrong, where it was caused; read out at once. */
export function Alert({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className="alert" role="alert">
      <Icon name="alert" size={18} />
      <p>{children}</p>
    </div>
  );
}
