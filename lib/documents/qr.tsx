import "server-only";
import { Path, Rect, Svg } from "@react-pdf/renderer";
import { create } from "qrcode";
import { modulePath, QUIET_MODULES } from "@/lib/shared/qr-path";

/** A QR code as vectors, `side` points wide with its quiet zone. Level M forgives a crease. */
export function Qr({ text, side }: { text: string; side: number }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const size = modules.size + QUIET_MODULES * 2;
  return (
    <Svg viewBox={`0 0 ${size} ${size}`} style={{ width: side, height: side }}>
      <Rect x={0} y={0} width={size} height={size} fill="#ffffff" />
      <Path d={modulePath(modules.data, modules.size)} fill="#000000" />
    </Svg>
  );
}
