import type { ReactElement } from "react";

/** Drawn for Latchkey on a grid of 24, in strokes of the current colour. */
const drawings = {
  add: <path d="M12 5v14M5 12h14" />,
  alert: (
    <path d="M12 8.5v4.5m0 3.4v.1M10.3 4.3 2.9 17.2A2 2 0 0 0 4.6 20h14.8a2 2 0 0 0 1.7-2.8L13.7 4.3a2 2 0 0 0-3.4 0z" />
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  cloud: <path d="M7 18.5a4.5 4.5 0 0 1-.6-8.96A6 6 0 0 1 18 10.1a4.25 4.25 0 0 1-.75 8.4z" />,
  copyIn: <path d="M12 4v10.5M7 9.5l5 5 5-5M5 19.5h14" />,
  copyOut: <path d="M12 15V4.5M7 9.5l5-5 5 5M5 19.5h14" />,
  copy: (
    <>
      <rect x="9" y="9" width="11" height="11" rx="2.5" />
      <path d="M5.5 15H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v.5" />
    </>
  ),
  dice: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="3.5" />
      <path d="M8.75 8.75v.01M15.25 15.25v.01M12 12v.01M15.25 8.75v.01M8.75 15.25v.01" />
    </>
  ),
  drive: (
    <>
      <rect x="5.5" y="4" width="13" height="11.5" rx="2" />
      <path d="M3 19.5h18" />
    </>
  ),
  eye: (
    <>
      <path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z" />
      <circle cx="12" cy="12" r="2.75" />
    </>
  ),
  eyeOff: (
    <path d="M4 4l16 16M9.9 5.8A10 10 0 0 1 12 5.5c6.5 0 10 6.5 10 6.5a17 17 0 0 1-2.7 3.4M6.3 7.5A16.5 16.5 0 0 0 2 12s3.5 6.5 10 6.5a9.7 9.7 0 0 0 4.6-1.2M10 10.1a2.75 2.75 0 0 0 3.9 3.9" />
  ),
  folder: (
    <path d="M3 7.5A2.5 2.5 0 0 1 5.5 5h3.2a2 2 0 0 1 1.5.7l1.3 1.5h7A2.5 2.5 0 0 1 21 9.7v6.8a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 16.5z" />
  ),
  gear: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 2.8v3M12 18.2v3M2.8 12h3M18.2 12h3M5.5 5.5l2.1 2.1M16.4 16.4l2.1 2.1M5.5 18.5l2.1-2.1M16.4 7.6l2.1-2.1" />
      <circle cx="12" cy="12" r="6.4" />
    </>
  ),
  gone: (
    <path d="M8.5 5h.2a2 2 0 0 1 1.5.7l1.3 1.5h7A2.5 2.5 0 0 1 21 9.7v6.8c0 .4-.1.8-.3 1.2M18.3 19H5.5A2.5 2.5 0 0 1 3 16.5v-9c0-1 .6-1.9 1.4-2.3M3.5 3.5l17 17" />
  ),
  pencil: <path d="M4 20l.9-4L15.6 5.3a1.9 1.9 0 0 1 2.7 0l.4.4a1.9 1.9 0 0 1 0 2.7L8 19.1z" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  back: <path d="M11 5.5 4.5 12l6.5 6.5M5 12h14.5" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4" />,
  more: (
    <>
      <circle cx="5.5" cy="12" r="0.9" />
      <circle cx="12" cy="12" r="0.9" />
      <circle cx="18.5" cy="12" r="0.9" />
    </>
  ),
  stick: (
    <>
      <path d="M8 10.5V4.5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6" />
      <path d="M6 10.5h12v6a4 4 0 0 1-4 4h-4a4 4 0 0 1-4-4zM10.5 6.8v.01M13.5 6.8v.01" />
    </>
  ),
  key: (
    <>
      <circle cx="8" cy="15" r="4" />
      <path d="m11 12 9-9M16 7l3 3" />
    </>
  ),
  sliders: (
    <>
      <path d="M4 7.5h9m5 0h2M4 16.5h2m5 0h9" />
      <circle cx="15.5" cy="7.5" r="2.25" />
      <circle cx="8.5" cy="16.5" r="2.25" />
    </>
  ),
  archive: (
    <>
      <rect x="3.5" y="5" width="17" height="4.5" rx="1.5" />
      <path d="M5 9.5v7A2.5 2.5 0 0 0 7.5 19h9a2.5 2.5 0 0 0 2.5-2.5v-7M10 13h4" />
    </>
  ),
  file: (
    <path d="M13.5 3H7.5A2.5 2.5 0 0 0 5 5.5v13A2.5 2.5 0 0 0 7.5 21h9a2.5 2.5 0 0 0 2.5-2.5V8.5zM13.5 3v5.5H19" />
  ),
  film: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
      <path d="m10 9.2 5 2.8-5 2.8z" />
    </>
  ),
  grid: (
    <>
      <rect x="4" y="4" width="6.5" height="6.5" rx="1.5" />
      <rect x="13.5" y="4" width="6.5" height="6.5" rx="1.5" />
      <rect x="4" y="13.5" width="6.5" height="6.5" rx="1.5" />
      <rect x="13.5" y="13.5" width="6.5" height="6.5" rx="1.5" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 7.9v.1" />
    </>
  ),
  link: (
    <path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.4 1.4M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.4-1.4" />
  ),
  list: <path d="M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5v.01M4.5 12v.01M4.5 17.5v.01" />,
  next: <path d="M13 5.5l6.5 6.5-6.5 6.5M19 12H4.5" />,
  newFolder: (
    <path d="M21 12V9.7a2.5 2.5 0 0 0-2.5-2.5h-7l-1.3-1.5a2 2 0 0 0-1.5-.7H5.5A2.5 2.5 0 0 0 3 7.5v9A2.5 2.5 0 0 0 5.5 19H12M18 15v6M15 18h6" />
  ),
  open: (
    <path d="M13.5 4.5h6v6M19 5l-8.5 8.5M10 5.5H7A2.5 2.5 0 0 0 4.5 8v9A2.5 2.5 0 0 0 7 19.5h9a2.5 2.5 0 0 0 2.5-2.5v-3" />
  ),
  picture: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
      <circle cx="9" cy="10" r="1.6" />
      <path d="m4.5 17.5 4.7-4 3.1 2.5 3.7-4 4 4" />
    </>
  ),
  refresh: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15" />,
  slides: (
    <path d="M3.5 4.5h17M5 4.5v8A2.5 2.5 0 0 0 7.5 15h9a2.5 2.5 0 0 0 2.5-2.5v-8M12 15v3M8.5 20.5 12 18l3.5 2.5" />
  ),
  sound: (
    <>
      <circle cx="7.5" cy="17" r="2.5" />
      <circle cx="16.5" cy="15.5" r="2.5" />
      <path d="M10 17V6.5L19 4.5v11" />
    </>
  ),
  table: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
      <path d="M3.5 10h17M9.5 10v9" />
    </>
  ),
  text: (
    <path d="M13.5 3H7.5A2.5 2.5 0 0 0 5 5.5v13A2.5 2.5 0 0 0 7.5 21h9a2.5 2.5 0 0 0 2.5-2.5V8.5zM13.5 3v5.5H19M8.5 13h7M8.5 16.5h5" />
  ),
  trash: (
    <path d="M4.5 7h15M9.5 7V5.5A1.5 1.5 0 0 1 11 4h2a1.5 1.5 0 0 1 1.5 1.5V7M6.5 7l.8 11a2 2 0 0 0 2 2h5.400a2 2 0 0 0 2-2l.8-11M10 11v5M14 11v5" />
  ),
  undo: <path d="M8.5 5 4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-3.5" />,
  up: <path d="M12 19.5V5M5.5 11.5 12 5l6.5 6.5" />,
  upgrade: <path d="M12 19V6M6.5 11.5 12 6l5.5 5.5M6 21.5h12" />,
} as const;

export type IconName = keyof typeof drawings;

interface Props {
  readonly name: IconName;
  /** Pixels; 16 if absent. */
  readonly size?: number;
}

/** A picture beside words; it says nothing of its own. */
export function Icon({ name, size = 16 }: Props): ReactElement {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
