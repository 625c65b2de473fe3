import type { LayoutArea, LayoutRow, LayoutSection, SeatMapLayout } from "@/lib/schemas/seat-map";
import { courtFloor, stageFloor } from "./arena-floor";
import { arc, framed, outline, type Spot, seatRow, spread } from "./layout-geometry";

export const arenaCategories = ["Category 1", "Category 2", "Category 3", "Category 4"] as const;

const SEAT = 20;
const ROW = 26;
const AISLE = 56;

/** The first row runs around a rectangle with round corners: straight for so long, then a quarter circle. */
const STRAIGHT_X = 880;
const STRAIGHT_Y = 340;
const CORNER = 260;

interface Tier {
  /** Distance of its first row from the innermost one. */
  start: number;
  rows: number;
  /** Number of its first block. */
  first: number;
  /** Blocks along a long side, around a corner, and at an end. */
  side: number;
  corner: number;
  end: number;
}

const lower: Tier = { start: 0, rows: 15, first: 101, side: 3, corner: 2, end: 1 };
const upper: Tier = { start: 474, rows: 13, first: 201, side: 3, corner: 3, end: 1 };

/** A block: some rows of one stretch of the bowl. */
interface Block {
  name: string;
  upper: boolean;
  /** Seats of each row from the reader's left to right as he faces the floor. */
  rows: Spot[][];
  middle: Spot;
}

export type ArenaSetup = "court" | "stage";

/**
 * An arena of a lower and an upper tier, in blocks around the floor. `court`: a playing court with
 * about 7,600 seats around it. `stage`: a stage at the left end, standing room before it, and no
 * seats behind it.
 */
export function arenaLayout(setup: ArenaSetup): SeatMapLayout {
  const blocks = [...tierBlocks(lower), ...tierBlocks(upper)].filter(
    (block) => setup === "court" || !isBehindStage(block.middle),
  );
  return framed(
    {
      name: setup === "court" ? "Court" : "Stage and standing",
      seatRadius: 8,
      categories: [
        { name: arenaCategories[0], color: "#332288" },
        { name: arenaCategories[1], color: "#e69f00" },
        { name: arenaCategories[2], color: "#117733" },
        { name: arenaCategories[3], color: "#88ccee" },
      ],
      sections: blocks.map((block) => toSection(block, categoryOf(block, setup))),
      areas: [...building(), ...(setup === "court" ? courtFloor() : stageFloor())],
    },
    30,
  );
}

/** Blocks clockwise from the left end of the upper long side; the numbering goes round with them. */
function tierBlocks(tier: Tier): Block[] {
  const halfX = STRAIGHT_X / 2;
  const halfY = STRAIGHT_Y / 2;
  const stretches = [
    { count: tier.side, bend: null, at: (along: number, out: number) => ({ x: along, y: -halfY - out }), half: halfX },
    { count: tier.corner, bend: { x: halfX, y: -halfY, from: -90 } },
    { count: tier.end, bend: null, at: (along: number, out: number) => ({ x: halfX + out, y: along }), half: halfY },
    { count: tier.corner, bend: { x: halfX, y: halfY, from: 0 } },
    { count: tier.side, bend: null, at: (along: number, out: number) => ({ x: -along, y: halfY + out }), half: halfX },
    { count: tier.corner, bend: { x: -halfX, y: halfY, from: 90 } },
    { count: tier.end, bend: null, at: (along: number, out: number) => ({ x: -halfX - out, y: -along }), half: halfY },
    { count: tier.corner, bend: { x: -halfX, y: -halfY, from: 180 } },
  ];
  const blocks: Block[] = [];
  for (const { count, bend, at, half } of stretches) {
    for (let i = 0; i < count; i++) {
      const rows = Array.from({ length: tier.rows }, (_, row) => {
        const out = CORNER + tier.start + row * ROW;
        const length = bend ? (out * Math.PI) / 2 : (half ?? 0) * 2;
        const place = (along: number): Spot => {
          if (!bend) return at?.(along, out) ?? { x: 0, y: 0 };
          const angle = ((bend.from + 45) * Math.PI) / 180 + along / out;
          return { x: bend.x + out * Math.cos(angle), y: bend.y + out * Math.sin(angle) };
        };
        const share = (length - count * AISLE) / count;
        const from = -length / 2 + AISLE / 2 + i * (share + AISLE);
        return spread(from, from + share, SEAT).map(place);
      });
      blocks.push({
        name: `Block ${tier.first + blocks.length}`,
        upper: tier === upper,
        rows,
        middle: middleOf(rows.flat()),
      });
    }
  }
  return blocks;
}

function middleOf(spots: Spot[]): Spot {
  return {
    x: spots.reduce((sum, spot) => sum + spot.x, 0) / spots.length,
    y: spots.reduce((sum, spot) => sum + spot.y, 0) / spots.length,
  };
}

/** The left end and the half of each corner beside it. */
function isBehindStage(middle: Spot): boolean {
  return middle.x < -STRAIGHT_X / 2 && Math.abs(middle.y) < 500;
}

/** Better are the long sides: in the upper tier up to the corners, but none beside a stage. */
function categoryOf({ upper: isUpper, middle }: Block, setup: ArenaSetup): number {
  const reach = isUpper ? 800 : STRAIGHT_X / 2;
  const better = middle.x < reach && middle.x > (setup === "stage" ? -STRAIGHT_X / 2 : -reach);
  return (isUpper ? 2 : 0) + (better ? 0 : 1);
}

function toSection(block: Block, category: number): LayoutSection {
  const rows = block.rows.map(
    (spots, row): LayoutRow =>
      seatRow(
        String(row + 1),
        "start",
        // the last row of the lower tier is level with the concourse; every other block has room for wheelchairs
        spots.map((spot, seat) => ({
          spot,
          category,
          accessible: !block.upper && row === lower.rows - 1 && seat < 4 && Number(block.name.slice(-1)) % 2 === 1,
        })),
      ),
  );
  return { name: block.name, rows };
}

/** Floor and outer wall, so that the blocks stand in a building. */
function building(): LayoutArea[] {
  const wall = CORNER + upper.start + (upper.rows - 1) * ROW + 62;
  return [outline(ring(wall), "#9ca3af", "#4b5563"), outline(ring(CORNER - 50), "#7b8794", "#4b5563")];
}

/** The outline that lies `out` away from the straight parts. */
function ring(out: number): Spot[] {
  const [x, y] = [STRAIGHT_X / 2, STRAIGHT_Y / 2];
  const quarter = Math.PI / 2;
  return [
    ...arc({ x, y: -y }, out, -quarter, 0),
    ...arc({ x, y }, out, 0, quarter),
    ...arc({ x: -x, y }, out, quarter, quarter * 2),
    ...arc({ x: -x, y: -y }, out, quarter * 2, quarter * 3),
  ];
}
