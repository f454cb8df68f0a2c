export interface Choice {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
  readonly defaultId: number;
  /** `""` for none. */
  readonly checkboxLabel: string;
}

/**
 * A message box inside the page. Runs in the page, sent there as text, like {@link askForPath}.
 *
 * @returns as Electron's `showMessageBox`
 */
export function askForChoice(
  choice: Choice,
): Promise<{ response: number; checkboxChecked: boolean }> {
  const make = <T extends keyof HTMLElementTagNameMap>(tag: T, className: string, words = "") =>
    Object.assign(document.createElement(tag), { className, textContent: words });
  const dialog = make("dialog", "dialog");
  const form = make("form", "dialog-form");
  const row = make("div", "dialog-buttons");
  const label = make("label", "check");
  const box = make("input", "");
  box.type = "checkbox";
  label.append(box, make("span", "", choice.checkboxLabel));
  const detail = make("p", "", choice.detail);
  detail.style.whiteSpace = "pre-line";
  detail.style.overflowWrap = "anywhere";
  const buttons = choice.buttons.map((words, index) => {
    const isDefault = index === choice.defaultId;
    const button = make("button", `button ${isDefault ? "button-primary" : "button-plain"}`, words);
    button.type = "button";
    return button;
  });
  row.append(...buttons);
  form.append(make("h2", "", choice.message), detail);
  if (choice.checkboxLabel !== "") form.append(label);
  form.append(row);
  dialog.setAttribute("aria-label", choice.message);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  buttons[choice.defaultId]?.focus();

  return new Promise((done) => {
    const finish = (response: number): void => {
      dialog.close();
      dialog.remove();
      done({ response, checkboxChecked: box.checked });
    };
    for (const [index, button] of buttons.entries()) {
      button.addEventListener("click", () => {
        finish(index);
      });
    }
    dialog.addEventListener("cancel", () => {
      finish(choice.cancelId);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
    });
  });
}
