/**
 * jsdom knows elements but not how they are shown: this gives them as much
 * of that as our dialogs use. What a browser makes of it is for the end-to-end tests.
 */
export function installDialogElement(): void {
  HTMLDialogElement.prototype.showModal = function showModal(): void {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(): void {
    this.open = false;
  };
  // Nothing is ever out of view where nothing is laid out.
  Element.prototype.scrollIntoView = () => undefined;
}
