import "server-only";
import type { DraftRow } from "./draft-plan";

/** Rows farther apart than this many seat spacings belong to different blocks. */
const REACH = 4;
/** Blocks this close to each other, measured in usual row distances, touch: no aisle is between them. */
const TOUCHING = 1.1;
/** Touching blocks that share no more than this part of their labels are one block with a slip in it. */
const SLIP = 1 / 3;
const MAX_ROWS = 4_000;
/** Comparisons of seats or labels; beyond them the geometry is too tangled to be of use. */
const MAX_WORK = 40_000_000;

interface Link {
  a: number;
  b: number;
  distance: number;
}

interface Block {
  rows: number[];
  labels: Set<string>;
}

/**
 * Splits a zone whose rows repeat each other's labels into blocks as they lie in the hall, so that
 * within a block (nearly) every row and seat number is unique. Null when the labels do not repeat,
 * or when the geometry tells no blocks apart. Blocks come in reading order, rows keep their order.
 *
 * Single-linkage clustering over the distance between rows (Kruskal's algorithm) that never joins
 * two clusters with a label in common: near rows find together first, and what an aisle separates
 * stays apart since its labels repeat. A row typed twice would cut its block in two; such pieces,
 * touching and with little in common, are joined again.
 */
export function splitIntoBlocks(rows: DraftRow[], spacing: number): DraftRow[][] | null {
  if (rows.length < 4 || rows.length > MAX_ROWS) return null;
  const labels = rows.map((row) => new Set(row.seats.map((seat) => `${row.name}\u0000${seat.number}`)));
  const total = labels.reduce((sum, set) => sum + set.size, 0);
  const distinct = new Set(labels.flatMap((set) => [...set])).size;
  if (total === distinct) return null;

  const work = { left: MAX_WORK };
  const links = linkRows(rows, spacing * REACH, work);
  const blocks: Block[] = labels.map((set, i) => ({ rows: [i], labels: set }));
  const lengths: number[] = [];
  for (const link of links) {
    if (join(blocks, link, work, 0)) lengths.push(link.distance);
  }
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  for (const link of links) {
    if (link.distance <= usual * TOUCHING) join(blocks, link, work, SLIP);
  }

  const found = [...new Set(blocks)];
  if (work.left < 0 || found.length < 2 || found.length > rows.length / 2) return null;
  const members = found.map((block) => block.rows.sort((a, b) => a - b).flatMap((index) => rows[index] ?? []));
  return inReadingOrder(members);
}

/** Pairs of rows within reach, the nearest first. */
function linkRows(rows: DraftRow[], reach: number, work: { left: number }): Link[] {
  const boxes = rows.map((row) => boxOf([row]));
  const links: Link[] = [];
  for (let a = 0; a < rows.length; a++) {
    for (let b = a + 1; b < rows.length; b++) {
      const one = boxes[a];
      const other = boxes[b];
      if (!one || !other || gap(one, other) > reach) continue;
      const distance = rowDistance(rows[a], rows[b], work);
      if (work.left < 0) return [];
      if (distance <= reach) links.push({ a, b, distance });
    }
  }
  return links.sort((one, other) => one.distance - other.distance || one.a - other.a || one.b - other.b);
}

/** Joins the blocks of two rows unless they share more than `tolerated` of the larger one's labels. */
function join(blocks: Block[], link: Link, work: { left: number }, tolerated: number): boolean {
  const one = blocks[link.a];
  const other = blocks[link.b];
  if (!one || !other || one === other || work.left < 0) return false;
  const [small, large] = one.labels.size < other.labels.size ? [one, other] : [other, one];
  let shared = 0;
  for (const label of small.labels) {
    work.left--;
    if (large.labels.has(label) && ++shared > tolerated * large.labels.size) return false;
  }
  for (const label of small.labels) large.labels.add(label);
  for (const row of small.rows) {
    large.rows.push(row);
    blocks[row] = large;
  }
  return true;
}

function rowDistance(one: DraftRow | undefined, other: DraftRow | undefined, work: { left: number }): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const a of one?.seats ?? []) {
    work.left -= other?.seats.length ?? 0;
    if (work.left < 0) break;
    for (const b of other?.seats ?? []) {
      const square = (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
      if (square < nearest) nearest = square;
    }
  }
  return Math.sqrt(nearest);
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function boxOf(rows: DraftRow[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const row of rows) {
    for (const { x, y } of row.seats) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

function gap(one: Box, other: Box): number {
  const dx = Math.max(one.left - other.right, other.left - one.right, 0);
  const dy = Math.max(one.top - other.bottom, other.top - one.bottom, 0);
  return Math.hypot(dx, dy);
}

/**
 * From top to bottom, and from left to right among those side by side: a block stands beside the
 * first of its line when its middle is level with it.
 */
function inReadingOrder(blocks: DraftRow[][]): DraftRow[][] {
  const placed = blocks
    .map((rows) => ({ rows, box: boxOf(rows) }))
    .sort((a, b) => a.box.top + a.box.bottom - (b.box.top + b.box.bottom));
  const lines: (typeof placed)[] = [];
  for (const block of placed) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && (block.box.top + block.box.bottom) / 2 <= first.box.bottom) line.push(block);
    else lines.push([block]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.box.left - b.box.left).map((block) => block.rows));
}
