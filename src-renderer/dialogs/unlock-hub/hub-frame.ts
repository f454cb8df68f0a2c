/** What every step of the dialog has. */
export interface Frame {
  readonly title: string;
  readonly place: string;
  readonly onCancel: () => void;
}
