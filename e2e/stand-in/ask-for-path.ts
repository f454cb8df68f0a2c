/**
 * Asks for a path inside the page, where there is no program to pick one with.
 *
 * Runs in the page, sent there as text, so it uses nothing but what every page
 * has. Its looks are set by script, which the page's policy allows.
 *
 * @returns `null` if the user closed it
 */
export function askForPath(title: string): Promise<string | null> {
  const dialog = document.createElement("dialog");
  const form = document.createElement("form");
  const heading = document.createElement("h2");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const cancel = document.createElement("button");
  const choose = document.createElement("button");

  heading.textContent = title;
  label.append("Path of the folder", field);
  field.placeholder = "~/Documents/My vault";
  field.spellcheck = false;
  cancel.type = "button";
  cancel.textContent = "Cancel";
  choose.textContent = "Choose";
  form.method = "dialog";
  form.append(heading, label, cancel, " ", choose);
  dialog.append(form);
  dialog.setAttribute("aria-label", title);
  document.body.append(dialog);
  dialog.showModal();
  field.focus();

  return new Promise((done) => {
    const finish = (path: string | null): void => {
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
      if (field.value.trim() !== "") finish(field.value.trim());
    });
  });
}
