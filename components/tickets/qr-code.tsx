import { create } from "qrcode";

/** Modules of white around the code that readers need to find it (ISO/IEC 18004). */
const QUIET = 4;

/**
 * A QR code as inline SVG: black on white in dark mode too, with its quiet zone. For server
 * components; no script goes to the browser.
 */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const size = modules.size + QUIET * 2;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={modulePath(modules.data, modules.size)} fill="#000" />
    </svg>
  );
}

/** The dark modules as one path, a run of neighbours in a row to each piece. */
function modulePath(data: Uint8Array, size: number): string {
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column + 1 < size && data[row * size + column + 1]) column++;
      path += `M${start + QUIET} ${row + QUIET}h${column - start + 1}v1h${start - column - 1}z`;
    }
  }
  return path;
}
