import { useMemo } from 'react';
import { qrModules } from './qr-modules';

/** A claim as a QR code: black on white in the dark too, as cameras want it. */
export function ClaimQr({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => qrModules(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-56 max-w-full rounded-lg border border-edge bg-white"
    >
      <path d={path} fill="black" />
    </svg>
  );
}
