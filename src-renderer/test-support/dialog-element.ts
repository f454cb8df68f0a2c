/**
 * jsdom knows the dialog element but not how it is shown: this gives it as much
 * of that as our dialogs use. What a browser makes of it is for the end-to-end tests.
 */
export function installDialogElement(): void {
  HTMLDialogElement.prototype.showModal = function showModal(): void {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(): void {
    this.open = false;
  };
}
