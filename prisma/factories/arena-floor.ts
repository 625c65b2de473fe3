import type { LayoutArea } from "@/lib/schemas/seat-map";
import { arc, box, outline, type Spot, writing } from "./layout-geometry";

const CENTRE: Spot = { x: 0, y: 0 };

/** Half of the court's length and width: 28 by 15 metres. */
const COURT_X = 518;
const COURT_Y = 278;

const LINE = "#374151";

/** A court with its lines, around the origin. */
export function courtFloor(): LayoutArea[] {
  const ends = [-1, 1].flatMap((side) => [
    outline(box({ x: side * (COURT_X - 107), y: 0 }, 214, 182), "transparent", LINE),
    outline(threePointLine(side), "transparent", LINE),
  ]);
  return [
    outline(box(CENTRE, COURT_X * 2, COURT_Y * 2), "#c2813f", LINE),
    ...ends,
    line({ x: 0, y: -COURT_Y }, { x: 0, y: -212 }),
    line({ x: 0, y: -132 }, { x: 0, y: COURT_Y }),
    outline(arc(CENTRE, 67, 0, Math.PI * 2, 32), "transparent", LINE),
    writing("Court", { x: 0, y: -172 }, 60),
  ];
}

function line(from: Spot, to: Spot): LayoutArea {
  return outline([from, to], "transparent", LINE);
}

/** From the end line round the basket and back. */
function threePointLine(side: number): Spot[] {
  const basket = COURT_X - 58;
  const reach = 250;
  return [
    { x: side * COURT_X, y: -reach + 2 },
    ...arc({ x: side * basket, y: 0 }, reach, side < 0 ? -Math.PI / 2 : (Math.PI * 3) / 2, Math.PI / 2, 24),
    { x: side * COURT_X, y: reach - 2 },
  ];
}

/** A stage at the left end with a runway, and standing room. */
export function stageFloor(): LayoutArea[] {
  const stage: Spot[] = [
    { x: -1010, y: -330 },
    { x: -380, y: -330 },
    { x: -350, y: -70 },
    { x: -170, y: -70 },
    { x: -170, y: 70 },
    { x: -350, y: 70 },
    { x: -380, y: 330 },
    { x: -1010, y: 330 },
  ];
  const desk = { x: 480, y: 0 };
  return [
    outline(stage, "#4b5563", LINE),
    outline(box(desk, 120, 170), "#6b7280", LINE),
    writing("Stage", { x: -690, y: 0 }, 100),
    writing("Standing", { x: 140, y: 0 }, 80),
    writing("Sound", desk, 34),
  ];
}
