/** Notifications that nobody sees, for tests to ask what they said. */
export class Notification {
  static readonly shown: Notification[] = [];
  readonly title: string;
  readonly body: string;

  constructor({ title = "", body = "" }: { readonly title?: string; readonly body?: string }) {
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    Notification.shown.push(this);
  }
}
