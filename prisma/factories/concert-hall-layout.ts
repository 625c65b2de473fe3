import type { LayoutArea, LayoutRow, LayoutSection, SeatMapLayout } from "@/lib/schemas/seat-map";
import { arc, type Bow, box, framed, onBow, outline, type Spot, seatRow, spread, writing } from "./layout-geometry";

export const concertHallCategories = ["Category 1", "Category 2", "Category 3", "Choir", "Accessible"] as const;
const [FIRST, SECOND, THIRD, CHOIR, ACCESSIBLE] = [0, 1, 2, 3, 4];

const SEAT = 24;
const ROW = 30;
const AISLE = 52;

/** No I and no O: on a ticket they read like 1 and 0. */
const rowNames = [..."ABCDEFGHJKLMNPQRSTUVWXYZ"];

const parterre: Bow = { radius: 760, front: 215 };
const PARTERRE_ROWS = 17;
const rear1: Bow = { radius: 1180, front: 850 };
const rear2: Bow = { radius: 1240, front: 1062 };

/**
 * A concert hall of about 1,300 seats, long and narrow as good ones are: a parterre in three blocks, two
 * balconies with wings of boxes along the walls, and choir seats behind the stage, from where one sees
 * the conductor's face. The stage is in the upper third.
 */
export function concertHallLayout(): SeatMapLayout {
  return framed(
    {
      name: "Great hall",
      seatRadius: 9,
      categories: [
        { name: concertHallCategories[0], color: "#332288" },
        { name: concertHallCategories[1], color: "#e69f00" },
        { name: concertHallCategories[2], color: "#117733" },
        { name: concertHallCategories[3], color: "#cc6677" },
        { name: concertHallCategories[4], color: "#88ccee" },
      ],
      sections: [
        choirSection(),
        parterreSection(),
        wing("Balcony 1 left", -1, 574, { boxes: 5, top: -20, category: SECOND }),
        wing("Balcony 1 right", 1, 574, { boxes: 5, top: -20, category: SECOND }),
        rearSection("Balcony 1", rear1, 5, (row, centre) => (row < 2 && centre ? FIRST : row < 3 ? SECOND : THIRD)),
        wing("Balcony 2 left", -1, 682, { boxes: 5, top: 120, category: THIRD }),
        wing("Balcony 2 right", 1, 682, { boxes: 5, top: 120, category: THIRD }),
        rearSection("Balcony 2", rear2, 5, (row, centre) => (row < 2 && centre ? SECOND : THIRD)),
      ],
      areas: stage(),
    },
    44,
  );
}

/** Four rows around the back of the stage. */
function choirSection(): LayoutSection {
  const rows = Array.from({ length: 4 }, (_, row): LayoutRow => {
    const radius = 250 + row * ROW;
    const reach = ((62 - row) * Math.PI) / 180;
    const halves = [
      [-reach * radius, -AISLE / 2],
      [AISLE / 2, reach * radius],
    ] as const;
    const seats = halves.flatMap(([from, to]) =>
      spread(from, to, SEAT).map((along) => ({ spot: behind(along / radius, radius), category: CHOIR })),
    );
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name: "Choir", rows };
}

/** The spot at an angle from straight up, seen from the middle of the stage. */
function behind(angle: number, radius: number): Spot {
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

function parterreSection(): LayoutSection {
  const rows = Array.from({ length: PARTERRE_ROWS }, (_, row): LayoutRow => {
    const middle = 168 + row * 4;
    const outer = 384 + row * 7;
    const last = row === PARTERRE_ROWS - 1;
    const blocks = [
      { from: -outer, to: -middle - AISLE, side: true },
      { from: -middle, to: middle, side: false },
      { from: middle + AISLE, to: outer, side: true },
    ];
    const seats = blocks.flatMap(({ from, to, side }) =>
      // wheelchairs need the width of almost a seat and a half, on the level of the doors
      spread(from, to, last && side ? SEAT * 1.4 : SEAT).map((along) => ({
        spot: onBow(parterre, along, row * ROW + (last ? 14 : 0)),
        category: last && side ? ACCESSIBLE : row < 10 && !side ? FIRST : row < 13 ? SECOND : THIRD,
      })),
    );
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name: "Parterre", rows };
}

/** Boxes of two rows of five along a wall, each turned a little towards the stage. */
function wing(
  name: string,
  side: -1 | 1,
  wall: number,
  { boxes, top, category }: { boxes: number; top: number; category: number },
): LayoutSection {
  const rows = Array.from({ length: boxes * 2 }, (_, at): LayoutRow => {
    const [number, back] = [Math.floor(at / 2), at % 2];
    const seats = Array.from({ length: 5 }, (_, seat) => ({
      spot: { x: side * (wall + back * 28 + seat * 4.6 - 9), y: top + number * 146 + seat * SEAT - back * 3 },
      category,
    }));
    return seatRow(`${number + 1}${back === 0 ? "a" : "b"}`, "none", seats);
  });
  return { name, rows };
}

function rearSection(
  name: string,
  bow: Bow,
  count: number,
  categoryOf: (row: number, centre: boolean) => number,
): LayoutSection {
  const rows = Array.from({ length: count }, (_, row): LayoutRow => {
    const wider = (bow.radius + row * ROW) / bow.radius;
    const [inner, outer] = [206 * wider, 612 * wider];
    const blocks = [
      [-outer, -inner - AISLE],
      [-inner, inner],
      [inner + AISLE, outer],
    ] as const;
    const seats = blocks.flatMap(([from, to], block) =>
      spread(from, to, SEAT).map((along) => ({
        spot: onBow(bow, along, row * ROW),
        category: categoryOf(row, block === 1),
      })),
    );
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name, rows };
}

function stage(): LayoutArea[] {
  const rear = arc({ x: 0, y: 0 }, 212, (-153 * Math.PI) / 180, (-27 * Math.PI) / 180, 18);
  const front = Array.from({ length: 13 }, (_, i): Spot => onBow(parterre, (0.5 - i / 12) * 620, -80));
  return [
    outline([...rear, ...front], "#c2813f", "#4b5563"),
    outline(box({ x: 0, y: 66 }, 56, 40), "#9ca3af", "#4b5563"),
    writing("Stage", { x: 0, y: -40 }, 44),
  ];
}
