import type { ReactElement } from "react";
import { changePasswordText as text } from "../../src-shared/text/keys-text.ts";
import { Button } from "../ui/button.tsx";

/** That the password can be another one. */
export function PasswordCard({ onChange }: { readonly onChange: () => void }): ReactElement {
  return (
    <section className="card" aria-labelledby="password-heading">
      <h2 id="password-heading">{text.heading}</h2>
      <p className="card-lead">{text.about}</p>
      <div className="form-buttons">
        <Button onClick={onChange}>{text.button}</Button>
      </div>
    </section>
  );
}
