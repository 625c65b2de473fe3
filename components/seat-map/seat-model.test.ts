import { describe, expect, it } from "vitest";
import type { Tier } from "@/lib/schemas/events";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { placeOf, seatModel, shortNumber, statusOf, tierIndexOf, tierOf } from "./seat-model";

const tier = (name: string, seated: boolean, seatCategories: string[]): Tier => ({
  id: `tier_${name}`,
  name,
  price: { amount: 2500, currency: "EUR" },
  capacity: 10,
  left: 10,
  seated,
  seatCategories,
});

const layout: SeatMapLayout = {
  format: 1,
  name: "Hall",
  width: 100,
  height: 100,
  seatRadius: 5,
  categories: ["Gold", "Silver", "Crew"].map((name) => ({ name, color: "#888" })),
  sections: [
    {
      name: "Stalls",
      rows: [
        { name: "A", labelAt: "start", numbers: ["1", "2"], x: [0, 12], y: [0, 0], categories: [0, 1] },
        { name: "B", labelAt: "start", numbers: ["1"], x: [0], y: [14], categories: [2] },
      ],
    },
  ],
  areas: [],
};
const model = seatModel(layout, [
  tier("Standing", false, []),
  tier("Best", true, ["Gold"]),
  tier("Rest", true, ["Silver"]),
]);

describe("seatModel", () => {
  it("gives each seat the seated tier that sells its category", () => {
    expect(model.tiers.map((each) => each.name)).toEqual(["Best", "Rest"]);
    expect([0, 1, 2].map((seat) => tierIndexOf(model, seat))).toEqual([0, 1, -1]);
    expect(tierOf(model, 1)?.name).toBe("Rest");
    expect(tierOf(model, 2)).toBeUndefined();
    expect(tierIndexOf(model, 99)).toBe(-1);
  });

  it("tells what a buyer can do with a seat", () => {
    const states = Uint8Array.of(0, 1, 0);
    expect([0, 1, 2].map((seat) => statusOf(model, states, seat))).toEqual(["available", "taken", "blocked"]);
    expect(statusOf(model, Uint8Array.of(2, 3), 0)).toBe("taken");
    expect(statusOf(model, Uint8Array.of(2, 3), 1)).toBe("blocked");
    expect(statusOf(model, new Uint8Array(0), 0)).toBe("blocked");
  });

  it("names a seat's place", () => {
    expect(placeOf(model.table, 2)).toEqual({ section: "Stalls", row: "B", number: "1" });
    expect(placeOf(model.table, 9)).toEqual({ section: "", row: "", number: "" });
  });
});

it("writes a number without the row that it repeats", () => {
  const row = (name: string, numbers: string[]) => ({ ...layout.sections[0]?.rows[0], name, numbers });
  const rows = [row("8", ["8-7", "88"]), row("", ["-1", "3"])].map((each) => ({
    labelAt: "none" as const,
    x: [0, 12],
    y: [0, 0],
    categories: [0, 0],
    ...each,
  }));
  const { table } = seatModel({ ...layout, sections: [{ name: "", rows }] }, []);
  expect([0, 1, 2, 3].map((seat) => shortNumber(table, seat))).toEqual(["7", "88", "-1", "3"]);
});
