import type { LayoutArea, LayoutRow, LayoutSection, SeatMapLayout } from "@/lib/schemas/seat-map";
import { arc, box, framed, outline, type Spot, seatRow, spread, writing } from "./layout-geometry";

export const studioCategories = ["Table", "Bar and bench", "Accessible"] as const;
const [TABLE, BAR, ACCESSIBLE] = [0, 1, 2];

const TABLE_RADIUS = 21;
/** From a table's middle to the middle of its chairs. */
const CHAIR = 44;

/** Tables stand in bows around the stage, each bow between two of the one before. */
const bows = [
  { radius: 300, tables: 5, spread: 116 },
  { radius: 440, tables: 7, spread: 118 },
  { radius: 580, tables: 8, spread: 106 },
] as const;

/** A cabaret room of about a hundred places: tables of four, a bench along the back wall, and the bar. */
export function studioLayout(): SeatMapLayout {
  const tables = bows.flatMap(({ radius, tables: count, spread: degrees }) =>
    Array.from({ length: count }, (_, i): Spot & { angle: number } => {
      const angle = ((90 + degrees * (0.5 - i / (count - 1))) * Math.PI) / 180;
      return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), angle };
    }),
  );
  return framed(
    {
      name: "Cabaret",
      seatRadius: 9,
      categories: [
        { name: studioCategories[0], color: "#332288" },
        { name: studioCategories[1], color: "#e69f00" },
        { name: studioCategories[2], color: "#88ccee" },
      ],
      sections: [tableSection(tables), bench(), bar()],
      areas: room(tables),
    },
    40,
  );
}

/** A table is a row: four chairs on its far side, so that nobody turns his back to the stage. */
function tableSection(tables: (Spot & { angle: number })[]): LayoutSection {
  const rows = tables.map(({ x, y, angle }, table): LayoutRow => {
    const chairs = [1.5, 0.5, -0.5, -1.5].map((step) => ({
      spot: { x: x + CHAIR * Math.cos(angle + step * 0.6), y: y + CHAIR * Math.sin(angle + step * 0.6) },
      // the two tables beside the door have room for wheelchairs
      category: table === 18 || table === 19 ? ACCESSIBLE : TABLE,
    }));
    return seatRow(`T${table + 1}`, "none", chairs);
  });
  return { name: "Tables", rows };
}

function bench(): LayoutSection {
  const seats = spread(-286, 286, 26).map((x) => ({ spot: { x, y: 716 }, category: BAR }));
  return { name: "Bench", rows: [seatRow("A", "both", seats)] };
}

function bar(): LayoutSection {
  const stools = spread(124, 556, 27).map((y) => ({ spot: { x: -600, y }, category: BAR }));
  return { name: "Bar", rows: [seatRow("A", "both", stools)] };
}

function room(tables: Spot[]): LayoutArea[] {
  const podium: Spot[] = [
    { x: -230, y: -90 },
    { x: 230, y: -90 },
    { x: 230, y: 60 },
    ...arc({ x: 0, y: 60 }, 120, 0, Math.PI, 20),
    { x: -230, y: 60 },
  ];
  const counter = { x: -648, y: 340 };
  return [
    outline(podium, "#c2813f", "#4b5563"),
    outline(box(counter, 44, 480), "#6b7280", "#4b5563"),
    outline(box({ x: 0, y: 752 }, 600, 20), "#6b7280", "#4b5563"),
    ...tables.map((table) => outline(arc(table, TABLE_RADIUS, 0, Math.PI * 2, 20), "#c2813f", "#4b5563")),
    ...tables.map((table, i) => writing(String(i + 1), table, 18)),
    writing("Stage", { x: 0, y: 20 }, 36),
    writing("Bar", { x: -648, y: 604 }, 20),
  ];
}
