import type { LayoutArea, LayoutRow, LayoutSection, SeatMapLayout } from "@/lib/schemas/seat-map";
import { type Bow, box, framed, onBow, outline, type Spot, seatRow, spread, writing } from "./layout-geometry";

export const theatreCategories = ["Premium", "Standard", "Value"] as const;
const [PREMIUM, STANDARD, VALUE] = [0, 1, 2];

const SEAT = 24;
const ROW = 30;
const AISLE = 68;

/** No I and no O: on a ticket they read like 1 and 0. */
const rowNames = [..."ABCDEFGHJKLMNPQRS"];

const stalls: Bow = { radius: 640, front: 150 };
const STALLS_ROWS = 16;
/** Behind this row a cross aisle leads to the side doors. */
const FRONT_ROWS = 9;
const CROSS_AISLE = 26;

const circle: Bow = { radius: 900, front: 780 };
const CIRCLE_ROWS = 6;

/**
 * A playhouse of about 700 seats: bowed stalls in three blocks that widen towards the back, a circle
 * that embraces them, and boxes along the walls. The stage is at the top.
 */
export function theatreLayout(): SeatMapLayout {
  return framed(
    {
      name: "Main house",
      seatRadius: 9,
      categories: [
        { name: theatreCategories[0], color: "#332288" },
        { name: theatreCategories[1], color: "#e69f00" },
        { name: theatreCategories[2], color: "#117733" },
      ],
      sections: [stallsSection(), circleSection(), boxes("Boxes left", -1), boxes("Boxes right", 1)],
      areas: [...stage(), ...soundDesk()],
    },
    40,
  );
}

function stallsDepth(row: number): number {
  return row * ROW + (row >= FRONT_ROWS ? CROSS_AISLE : 0);
}

function stallsSection(): LayoutSection {
  const rows = Array.from({ length: STALLS_ROWS }, (_, row): LayoutRow => {
    const middle = 144 + row * 4;
    const outer = 346 + row * 9;
    const blocks = [
      { from: -outer, to: -middle - AISLE, side: true },
      ...(row >= STALLS_ROWS - 2
        ? [
            { from: -middle, to: -84, side: false },
            { from: 84, to: middle, side: false },
          ]
        : [{ from: -middle, to: middle, side: false }]),
      { from: middle + AISLE, to: outer, side: true },
    ];
    const seats = blocks.flatMap(({ from, to, side }) =>
      spread(from, to, SEAT).map((along) => ({
        spot: onBow(stalls, along, stallsDepth(row)),
        category: row < FRONT_ROWS && !side ? PREMIUM : STANDARD,
        // beside the side doors, to which the cross aisle leads without a step
        accessible: row === FRONT_ROWS && Math.abs(along) > outer - SEAT * 3,
      })),
    );
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name: "Stalls", rows };
}

function circleSection(): LayoutSection {
  const rows = Array.from({ length: CIRCLE_ROWS }, (_, row): LayoutRow => {
    const depth = row * ROW;
    // the aisles run to the bow's centre, so that blocks grow with the radius
    const wider = (circle.radius + depth) / circle.radius;
    const middle = 160 * wider;
    const inner = middle + AISLE;
    const outer = 596 * wider;
    const half = (inner + outer) / 2;
    const right = [
      [inner, half - AISLE / 2],
      [half + AISLE / 2, outer],
    ] as const;
    const blocks = [
      ...right.map(([from, to]) => [-to, -from] as const).reverse(),
      [-middle, middle] as const,
      ...right,
    ];
    const seats = blocks.flatMap(([from, to]) =>
      spread(from, to, SEAT).map((along) => ({
        spot: onBow(circle, along, depth),
        category:
          row === 0 && Math.abs(along) < middle ? PREMIUM : row < 3 && Math.abs(along) < half ? STANDARD : VALUE,
      })),
    );
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name: "Circle", rows };
}

/** Three boxes one behind another along a wall, four seats each, turned to the stage. */
function boxes(name: string, side: -1 | 1): LayoutSection {
  const rows = Array.from({ length: 3 }, (_, box): LayoutRow => {
    const start = { x: 448 + box * 31, y: 92 + box * 140 };
    const seats = Array.from({ length: 4 }, (_, seat) => ({
      spot: { x: side * (start.x + seat * 5.2), y: start.y + seat * 23.6 },
      category: VALUE,
    }));
    return seatRow(String(box + 1), "none", seats);
  });
  return { name, rows };
}

function stage(): LayoutArea[] {
  const front = Array.from({ length: 13 }, (_, i): Spot => onBow(stalls, (i / 12 - 0.5) * 560, -80));
  const house: Spot[] = [
    { x: 280, y: -150 },
    { x: -280, y: -150 },
  ];
  return [outline([...house, ...front], "#9ca3af", "#4b5563"), writing("Stage", { x: 0, y: -50 }, 40)];
}

function soundDesk(): LayoutArea[] {
  const middle = { x: 0, y: stalls.front + stallsDepth(STALLS_ROWS - 2) + ROW / 2 };
  return [outline(box(middle, 116, 50), "#9ca3af", "#4b5563"), writing("Sound", middle, 22)];
}
