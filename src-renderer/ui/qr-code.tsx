import { type ReactElement, useEffect, useState } from "react";

interface Props {
  /** Digits, capitals and spaces take half the room of other text. */
  readonly content: string;
  readonly label: string;
  readonly className: string;
}

/** What the standard wants to be empty around the code, modules. */
const QUIET = 4;

/** A picture for the camera of another device, dark on light in every colour scheme. */
export function QrCode({ content, label, className }: Props): ReactElement | null {
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    let isShown = true;
    // Only who looks at a key needs it.
    void import("uqr").then(({ encode }) => {
      const { size, data } = encode(content, { ecc: "M", border: QUIET });
      const path = data.flatMap((row, y) =>
        row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
      );
      if (isShown) setCode({ size, path: path.join("") });
    });
    return () => {
      isShown = false;
    };
  }, [content]);
  if (code === null) return null;
  const { size, path } = code;
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect className="qr-light" width={size} height={size} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
