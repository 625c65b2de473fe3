import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seatMapLayout } from "@/lib/schemas/seat-map";
import { parseSeatingPlan } from "./parse-seating-plan";

// Real files lie beside the repository where they are at hand; they are no part of it.
const folder = new URL("../../../../shared/data/plans/", import.meta.url);

function parse(file: string) {
  const parsed = parseSeatingPlan(readFileSync(new URL(file, folder), "utf8"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { sections } = seatMapLayout.parse(parsed.layout);
  const labels = sections.flatMap((section) =>
    section.rows.flatMap((row) => row.numbers.map((number) => JSON.stringify([section.name, row.name, number]))),
  );
  expect(new Set(labels).size).toBe(parsed.seatCount);
  return { ...parsed, sections, notes: parsed.notes.map(({ code, count }) => [code, count]) };
}

describe.runIf(existsSync(folder))("real seating plans", () => {
  it("the Riethsporthalle has six blocks around its court", () => {
    const { seatCount, sections, notes, layout } = parse("riethsporthalle-erfurt_760.pretix.json");
    expect(seatCount).toBe(760);
    expect(
      sections.map(({ name, rows }) => [name, rows.length, rows.flatMap(({ numbers }) => numbers).length]),
    ).toEqual([
      ["Ground floor · Block A", 8, 88],
      ["Ground floor · Block B", 8, 144],
      ["Ground floor · Block C", 8, 88],
      ["Ground floor · Block D", 11, 121],
      ["Ground floor · Block E", 11, 198],
      ["Ground floor · Block F", 11, 121],
    ]);
    expect(layout).toMatchObject({
      width: 1400,
      height: 900,
      categories: [{ name: "Kategorie I" }, { name: "Kategorie II" }],
    });
    expect(notes).toEqual([["zone_split", 1]]);
  });

  it("the theatre repeats 84 guids and no label", () => {
    const { seatCount, sections, notes, layout } = parse("pretix-screenshots-plan.en.pretix.json");
    expect(seatCount).toBe(1057);
    expect(sections.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["Ground floor", 32],
      ["Balcony", 3],
    ]);
    expect(layout.areas.map(({ text }) => text?.text)).toEqual(["STAGE", "BALCONY"]);
    expect(notes).toEqual([["seat_guid_repeated", 84]]);
  });

  it("the stadium keeps its sections and its small seats apart", () => {
    const { seatCount, sections, notes, layout } = parse("stadium-16054.pretix.json");
    expect(seatCount).toBe(16_054);
    expect(sections).toHaveLength(60);
    expect(layout.seatRadius).toBeLessThan(2);
    expect(notes).toEqual([["seats_coincide", 10]]);
  });
});
