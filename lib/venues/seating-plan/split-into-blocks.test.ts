import { describe, expect, it } from "vitest";
import type { DraftRow } from "./draft-plan";
import { splitIntoBlocks } from "./split-into-blocks";

/** A row of seats 1, 2, 3…, 20 apart, from (x, y) on at an angle. */
function row(name: string, x: number, y: number, count = 10, degrees = 0): DraftRow {
  const [dx, dy] = [Math.cos((degrees * Math.PI) / 180) * 20, Math.sin((degrees * Math.PI) / 180) * 20];
  const seats = Array.from({ length: count }, (_, i) => ({
    number: String(i + 1),
    x: x + i * dx,
    y: y + i * dy,
    category: 0,
  }));
  return { name, path: `${name} at ${x} ${y}`, labelAt: "both", seats };
}

function block(x: number, y: number, rows: number, rowGap = 24): DraftRow[] {
  return Array.from({ length: rows }, (_, i) => row(String(i + 1), x, y + i * rowGap));
}

const paths = (blocks: DraftRow[][] | null) => blocks?.map((rows) => rows.map((each) => each.path));

describe("splitIntoBlocks", () => {
  it("leaves a zone alone whose labels do not repeat", () => {
    expect(splitIntoBlocks(block(0, 0, 8), 20)).toBeNull();
  });

  it("finds blocks in reading order, whatever the order of the rows", () => {
    const [a, b, c, d] = [block(0, 0, 8), block(240, 10, 6), block(0, 400, 8), block(240, 400, 8)];
    const mixed = [...d, ...a, ...c, ...b];
    expect(paths(splitIntoBlocks(mixed, 20))).toEqual(paths([a, b, c, d]));
  });

  it("keeps blocks apart whose aisle is narrower than the distance of their rows", () => {
    const [left, right] = [block(0, 0, 6, 40), block(215, 0, 6, 40)];
    expect(paths(splitIntoBlocks([...left, ...right], 20))).toEqual(paths([left, right]));
  });

  it("follows blocks that stand at an angle", () => {
    const turned = (x: number, y: number) => [0, 1, 2, 3, 4].map((i) => row(String(i), x - i * 17, y + i * 17, 10, 45));
    const [one, other] = [turned(0, 0), turned(180, 180)];
    expect(paths(splitIntoBlocks([...one, ...other], 20))).toEqual(paths([one, other]));
  });

  it("does not cut a block in two for a row typed twice", () => {
    const rows = block(0, 0, 12).map((each, i) => (i === 6 ? { ...each, name: "6" } : each));
    expect(splitIntoBlocks(rows, 20)).toBeNull();
    const [left, right] = [rows, block(300, 0, 12)];
    expect(paths(splitIntoBlocks([...left, ...right], 20))).toEqual(paths([left, right]));
  });

  it("gives up where geometry tells nothing apart", () => {
    expect(
      splitIntoBlocks(
        Array.from({ length: 20 }, () => row("1", 0, 0)),
        20,
      ),
    ).toBeNull();
    expect(
      splitIntoBlocks(
        Array.from({ length: 20 }, (_, i) => row("1", 0, i * 24)),
        20,
      ),
    ).toBeNull();
  });

  it("gives up on tangles that would take too long", () => {
    const tangle = Array.from({ length: 3_000 }, (_, i) => row(String(i % 7), i % 13, i % 11, 30, i));
    expect(splitIntoBlocks(tangle, 20)).toBeNull();
  });
});
