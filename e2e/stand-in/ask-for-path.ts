/**
 * Asks for a path inside the page, where there is no program to pick one with.
 *
 * Runs in the page, sent there as text, so it uses nothing but what every page
 * has, and the classes of our own style sheet.
 *
 * @returns `null` if the user closed it
 */
export function askForPath(title: string): Promise<string | null> {
  const make = <T extends keyof HTMLElementTagNameMap>(tag: T, className: string, words = "") =>
    Object.assign(document.createElement(tag), { className, textContent: words });
  const dialog = make("dialog", "dialog");
  const form = make("form", "dialog-form");
  const field = make("div", "field");
  const label = make("label", "", "Path of the folder, from the beginning or from ~");
  const box = make("div", "field-box");
  const input = make("input", "");
  const buttons = make("div", "dialog-buttons");
  const cancel = make("button", "button button-plain", "Cancel");
  const choose = make("button", "button button-primary", "Choose");

  label.htmlFor = input.id = "stand-in-path";
  input.spellcheck = false;
  cancel.type = "button";
  box.append(input);
  field.append(label, box);
  buttons.append(cancel, choose);
  form.append(make("h2", "", title), field, buttons);
  dialog.setAttribute("aria-label", title);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  input.focus();

  return new Promise((done) => {
    const finish = (path: string | null): void => {
      dialog.close();
      dialog.remove();
      done(path);
    };
    cancel.addEventListener("click", () => {
      finish(null);
    });
    dialog.addEventListener("cancel", () => {
      finish(null);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const path = input.value.trim();
      if (path !== "") finish(path);
    });
  });
}
