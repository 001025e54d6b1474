import { create } from 'qrcode';
import { useMemo } from 'react';
import classes from './qr-code.module.css';

interface QrCodeProps {
  /** What a phone opens. */
  text: string;
  /** What it is, for screen readers. */
  label: string;
}

/** Light modules around a code, without which scanners don't find it (ISO/IEC 18004, 5.3.8). */
const quietZone = 4;

/** A QR code, black on white in both themes, as large as its place. */
export function QrCode({ text, label }: QrCodeProps) {
  const { side, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg className={classes.code} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect className={classes.paper} width={side} height={side} />
      <path className={classes.ink} d={path} shapeRendering="crispEdges" />
    </svg>
  );
}

/** The dark modules of a code, row by row, and its side with the quiet zone. */
function drawn(text: string): { side: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (const [at, module] of data.entries()) {
    if (!module) continue;
    path += `M${(at % size) + quietZone} ${Math.floor(at / size) + quietZone}h1v1h-1z`;
  }
  return { side: size + 2 * quietZone, path };
}
