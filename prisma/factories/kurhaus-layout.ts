import type { LayoutArea, LayoutRow, LayoutSection, SeatMapLayout } from "@/lib/schemas/seat-map";
import { box, framed, outline, seatRow, spread, writing } from "./layout-geometry";

export const kurhausCategories = ["Hall", "Gallery", "Accessible"] as const;
const [HALL, GALLERY, ACCESSIBLE] = [0, 1, 2];

const SEAT = 25;
const ROW = 32;
const rowNames = [..."ABCDEFGHJKLMN"];
const ROWS = 12;

/** The hall of a small spa town, about 330 seats: straight rows on a flat floor, a gallery on three sides. */
export function kurhausLayout(): SeatMapLayout {
  return framed(
    {
      name: "Great hall",
      seatRadius: 9.5,
      categories: [
        { name: kurhausCategories[0], color: "#332288" },
        { name: kurhausCategories[1], color: "#e69f00" },
        { name: kurhausCategories[2], color: "#88ccee" },
      ],
      sections: [hall(), side("Gallery left", -1), side("Gallery right", 1), gallery()],
      areas: podium(),
    },
    44,
  );
}

function hall(): LayoutSection {
  const rows = Array.from({ length: ROWS }, (_, row): LayoutRow => {
    const halves = [
      [-260, -30],
      [30, 260],
    ] as const;
    const seats = halves.flatMap(([from, to]) =>
      spread(from, to, row === 0 ? SEAT * 1.4 : SEAT).map((x) => ({
        spot: { x, y: row * ROW },
        category: row === 0 ? ACCESSIBLE : HALL,
      })),
    );
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name: "Hall", rows };
}

function side(name: string, turn: -1 | 1): LayoutSection {
  const rows = [0, 1].map((row): LayoutRow => {
    const seats = spread(-20, 400, SEAT).map((y) => ({ spot: { x: turn * (340 + row * ROW), y }, category: GALLERY }));
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name, rows };
}

function gallery(): LayoutSection {
  const rows = Array.from({ length: 3 }, (_, row): LayoutRow => {
    const seats = spread(-372, 372, SEAT).map((x) => ({ spot: { x, y: 470 + row * ROW }, category: GALLERY }));
    return seatRow(rowNames[row] ?? "", "both", seats);
  });
  return { name: "Gallery", rows };
}

function podium(): LayoutArea[] {
  const middle = { x: 0, y: -130 };
  return [outline(box(middle, 480, 120), "#c2813f", "#4b5563"), writing("Stage", middle, 36)];
}
