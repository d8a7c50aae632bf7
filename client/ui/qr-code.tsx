import { create } from 'qrcode';
import { useMemo } from 'react';

/** A QR code as one path, dark on white on every page so that any camera reads it. */
export function QrCode({ value, label, size }: { value: string; label: string; size: number }) {
  const { path, count } = useMemo(() => {
    const { modules } = create(value, { errorCorrectionLevel: 'M' });
    let d = '';
    for (let y = 0; y < modules.size; y++)
      for (let x = 0; x < modules.size; x++) if (modules.get(y, x) === 1) d += `M${x} ${y}h1v1h-1z`;
    return { path: d, count: modules.size };
  }, [value]);
  // Two modules of quiet zone here; the white panel around gives the other two.
  return (
    <svg
      width={size}
      height={size}
      viewBox={`-2 -2 ${count + 4} ${count + 4}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect x="-2" y="-2" width={count + 4} height={count + 4} fill="#fff" />
      <path d={path} fill="#0E1418" />
    </svg>
  );
}
