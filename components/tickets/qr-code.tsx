import { create } from "qrcode";
import { modulePath, QUIET_MODULES } from "@/lib/shared/qr-path";

/** A QR code as inline SVG: black on white in dark mode too, with its quiet zone. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const size = modules.size + QUIET_MODULES * 2;
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
