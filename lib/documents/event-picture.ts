import "server-only";
import { HEIGHT, WIDTH } from "@/lib/shared/event-art/draw";
import { eventArt } from "@/lib/shared/event-art/event-art";

/**
 * The middle of the event's generated picture, as the address of an SVG that PDF can show: its colours in sRGB, as
 * wide as given for its height. Pictures that organizers uploaded are not fetched: paper must not depend
 * on another server.
 */
export function eventPicture(event: { id: string; category: string }, widthToHeight: number): string {
  const height = WIDTH / widthToHeight;
  const svg = eventArt(event.category, event.id)
    .replace(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g, (_, lightness: string, chroma: string, hue: string) =>
      hexOf(Number(lightness), Number(chroma), Number(hue)),
    )
    .replace(/viewBox="[^"]*" width="\d+" height="\d+"/, () => {
      const box = `0 ${(HEIGHT - height) / 2} ${WIDTH} ${height}`;
      return `viewBox="${box}" width="${WIDTH}" height="${height}"`;
    })
    // dots: PDF has no dashes without length
    .replaceAll('stroke-dasharray="0 ', 'stroke-dasharray="0.01 ');
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

/** OKLCH to sRGB by the matrices of CSS Color 4; what lies outside of sRGB is clipped. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((linear) => toByte(linear).toString(16).padStart(2, "0")).join("")}`;
}

function toByte(linear: number): number {
  const gamma = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, gamma)) * 255);
}
