import {
  type InputHTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  useId,
} from "react";
import { Icon } from "./icon.tsx";

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value; takes the place of the hint. */
  readonly problem?: string | null;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A line of text to be typed. */
export function TextField({ label, hint, problem, onChange, ...input }: Props): ReactElement {
  const id = useId();
  const hintId = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          {...input}
          id={id}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={Boolean(problem)}
          aria-describedby={hintId}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      </div>
      <p id={hintId} className="field-hint" aria-live="polite">
        {problem ? (
          <>
            <Icon name="alert" />
            {problem}
          </>
        ) : (
          hint
        )}
      </p>
    </div>
  );
}
