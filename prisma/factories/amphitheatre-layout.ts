import type { LayoutArea, LayoutRow, LayoutSection, SeatMapLayout } from "@/lib/schemas/seat-map";
import { arc, box, framed, outline, type Spot, seatRow, spread, writing } from "./layout-geometry";

export const amphitheatreCategories = ["Front", "Lower slope", "Upper slope", "Accessible"] as const;
const [FRONT, LOWER, UPPER, ACCESSIBLE] = [0, 1, 2, 3];

const SEAT = 23;
const ROW = 29;
const STAIRS = 40;
const ORCHESTRA: Spot = { x: 0, y: 0 };

/** Both slopes embrace the orchestra by so many degrees, cut by stairs into wedges. */
const SWEEP = 196;

interface Slope {
  name: string;
  radius: number;
  rows: number;
  wedges: number;
}

const lower: Slope = { name: "Lower", radius: 272, rows: 12, wedges: 5 };
const upper: Slope = { name: "Upper", radius: 748, rows: 9, wedges: 9 };

/** On the walk between the slopes, level with the gate: no steps to the places there. */
const WALK = 678;

/**
 * An open-air theatre in the manner of the old ones, about 1,500 seats: stone rows in a little more than
 * half a circle around a round orchestra, a walk between the lower and the upper slope, and a stage
 * house at the top.
 */
export function amphitheatreLayout(): SeatMapLayout {
  return framed(
    {
      name: "Open air",
      seatRadius: 8.5,
      categories: [
        { name: amphitheatreCategories[0], color: "#332288" },
        { name: amphitheatreCategories[1], color: "#e69f00" },
        { name: amphitheatreCategories[2], color: "#117733" },
        { name: amphitheatreCategories[3], color: "#88ccee" },
      ],
      sections: [...wedges(lower), walk("Walk left", -0.16), walk("Walk right", 0.16), ...wedges(upper)],
      areas: ground(),
    },
    48,
  );
}

/** From the reader's left to the right; angles are counted clockwise from the right, as `arc` does. */
function wedges(slope: Slope): LayoutSection[] {
  return Array.from({ length: slope.wedges }, (_, wedge): LayoutSection => {
    const middle = Math.abs(wedge - (slope.wedges - 1) / 2) < slope.wedges / 4;
    const rows = Array.from({ length: slope.rows }, (_, row): LayoutRow => {
      const radius = slope.radius + row * ROW;
      const length = (radius * SWEEP * Math.PI) / 180 / slope.wedges;
      const category = slope === upper ? UPPER : row < 5 && middle ? FRONT : LOWER;
      const seats = spread(STAIRS / 2, length - STAIRS / 2, SEAT).map((along) => ({
        spot: onSlope(radius, wedge * length + along),
        category,
      }));
      return seatRow(String(row + 1), "start", seats);
    });
    return { name: `${slope.name} ${wedge + 1}`, rows };
  });
}

/** Places on the walk, `side` of its length from the middle. */
function walk(name: string, side: number): LayoutSection {
  const middle = ((WALK * SWEEP * Math.PI) / 180) * (0.5 + side);
  const seats = spread(middle - 170, middle + 170, 33).map((along) => ({
    spot: onSlope(WALK, along),
    category: ACCESSIBLE,
  }));
  return { name, rows: [seatRow("W", "both", seats)] };
}

/** The spot `along` the row from its left end. */
function onSlope(radius: number, along: number): Spot {
  const angle = ((90 + SWEEP / 2) * Math.PI) / 180 - along / radius;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

function ground(): LayoutArea[] {
  const half = ((SWEEP / 2) * Math.PI) / 180;
  const [from, to] = [Math.PI / 2 - half, Math.PI / 2 + half];
  const outer = upper.radius + upper.rows * ROW + 4;
  const house: Spot = { x: 0, y: -262 };
  const hill = [...arc(ORCHESTRA, outer, from - 0.02, to + 0.02, 48), ...arc(ORCHESTRA, 226, to, from, 32)];
  return [
    outline(hill, "#7d9b76", "#4b5563"),
    outline(arc(ORCHESTRA, 206, 0, Math.PI * 2, 48), "#d8b98a", "#4b5563"),
    outline(box({ x: 0, y: -176 }, 560, 96), "#9ca3af", "#4b5563"),
    outline(box(house, 700, 76), "#6b7280", "#4b5563"),
    writing("Orchestra", { x: 0, y: 30 }, 40),
    writing("Stage", { x: 0, y: -176 }, 40),
  ];
}
