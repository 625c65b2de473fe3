import "server-only";
import type { LayoutArea } from "@/lib/schemas/seat-map";

/**
 * Points that span an area: its corners, turned by its rotation about (x, y), and the place of its
 * text. A rectangle has (x, y) at its upper left corner, an ellipse at its centre.
 */
export function areaOutline(area: LayoutArea): { x: number; y: number }[] {
  const angle = (area.rotation * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const corners: [number, number][] = [];
  const width = area.width ?? 0;
  const height = area.height ?? 0;
  if (area.shape === "rectangle") corners.push([0, 0], [width, 0], [0, height], [width, height]);
  else if (area.shape === "ellipse") {
    for (const side of [-0.5, 0.5]) corners.push([side * width, -0.5 * height], [side * width, 0.5 * height]);
  }
  const points = area.points ?? [];
  for (let i = 0; i + 1 < points.length; i += 2) corners.push([points[i] ?? 0, points[i + 1] ?? 0]);
  if (area.text) corners.push([area.text.x - area.x, area.text.y - area.y]);
  return corners.map(([dx, dy]) => ({ x: area.x + dx * cos - dy * sin, y: area.y + dx * sin + dy * cos }));
}
