import {
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from "react";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape, or a choice not to go on. */
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
}

/**
 * A question that has to be answered first.
 *
 * The browser's own modal dialog: it keeps the focus inside, makes the rest
 * unreachable, and gives the focus back to where it was. The first field has
 * the focus, or the answer to go on with: no dialog asks for what cannot be undone.
 * What had it may go or be disabled while something runs; then it is there again.
 */
export function Dialog({ title, children, onCancel, onSubmit }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Layout effects are undone before the element leaves the page: only then can it give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    focusFirst(shown);
    return () => shown?.close();
  }, []);

  // After every change of what is shown.
  useEffect(() => {
    if (document.activeElement === document.body) focusFirst(dialog.current);
  });

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        {children}
      </form>
    </dialog>
  );
}

/** What can be typed into or is chosen, else the answer to go on with, else any. */
function focusFirst(dialog: HTMLElement | null): void {
  const isSeen = (element: HTMLElement): boolean => element.closest("[hidden]") === null;
  const fields = [
    ...(dialog?.querySelectorAll<HTMLElement>(
      "input:enabled:not([type='radio']), input:enabled:checked, textarea:enabled",
    ) ?? []),
  ];
  const answer =
    dialog?.querySelector<HTMLElement>("[type='submit']:enabled") ??
    dialog?.querySelector<HTMLElement>("button:enabled");
  (fields.find(isSeen) ?? answer)?.focus();
}

/** The answers, the one to go on with last. */
export function DialogButtons({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="dialog-buttons">{children}</div>;
}
