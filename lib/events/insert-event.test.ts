import { describe, expect, it } from "vitest";
import type { TierInput } from "@/lib/schemas/events";
import type { SeatLabels } from "@/lib/venues/layouts";
import { planTiers } from "./insert-event";

/** Labels of places in these categories; the other words do not matter here. */
const labels = (...category: string[]): SeatLabels => ({
  category,
  section: category.map(() => "S"),
  row: category.map(() => "1"),
  number: category.map((_, i) => String(i)),
});
const seated = (name: string, ...seatCategories: string[]): TierInput => ({ name, price: 1000, seatCategories });
const general = (name: string, capacity: number): TierInput => ({ name, price: 500, capacity });

const refused = (tiers: TierInput[], known: SeatLabels | null) => {
  try {
    planTiers(tiers, known);
  } catch (error) {
    return (error as { errors: { path: string; message: string }[] }).errors[0];
  }
  throw new Error("The tiers were accepted");
};

describe("the places of tiers", () => {
  it("are those of their seat categories, in runs as long as they can be", () => {
    const { planned, runs } = planTiers([seated("One", "A"), seated("Two", "B", "C")], labels("A", "A", "B", "C", "A"));
    expect(runs).toEqual([
      { tierNo: 0, from: 0, to: 1 },
      { tierNo: 1, from: 2, to: 3 },
      { tierNo: 0, from: 4, to: 4 },
    ]);
    expect(
      planned.map(({ no, name, price, capacity, categories }) => ({ no, name, price, capacity, categories })),
    ).toEqual([
      { no: 0, name: "One", price: 1000, capacity: 3, categories: ["A"] },
      { no: 1, name: "Two", price: 1000, capacity: 2, categories: ["B", "C"] },
    ]);
    expect(new Set(planned.map(({ id }) => id)).size).toBe(2);
  });

  it("of general admission come behind those of the layout", () => {
    const { planned, runs } = planTiers(
      [general("Floor", 10), seated("One", "A"), general("Bar", 5)],
      labels("A", "B", "A"),
    );
    expect(runs).toEqual([
      { tierNo: 1, from: 0, to: 0 },
      { tierNo: 1, from: 2, to: 2 },
      { tierNo: 0, from: 3, to: 12 },
      { tierNo: 2, from: 13, to: 17 },
    ]);
    expect(planned.map(({ capacity }) => capacity)).toEqual([10, 2, 5]);
  });

  it("begin at 0 without a layout", () => {
    expect(planTiers([general("Floor", 3)], null).runs).toEqual([{ tierNo: 0, from: 0, to: 2 }]);
  });

  it("are not for sale where no tier has their category", () => {
    expect(planTiers([seated("One", "A")], labels("B", "A")).runs).toEqual([{ tierNo: 0, from: 1, to: 1 }]);
  });
});

describe("tiers are refused", () => {
  it.each<[string, TierInput[], SeatLabels | null, string, RegExp]>([
    ["with one name twice", [general("A", 1), general("A", 2)], null, "tiers[1].name", /used by another/],
    ["with seats where there is no seat map", [seated("A", "X")], null, "tiers[0].seatCategories", /needs a seat map/],
    [
      "with a category that the map lacks",
      [seated("A", "X")],
      labels("B", "C"),
      "tiers[0].seatCategories",
      /"X".*\(B, C\)/,
    ],
    [
      "with a category of another tier",
      [seated("A", "B"), seated("C", "B")],
      labels("B"),
      "tiers[1].seatCategories",
      /another tier/,
    ],
    ["with a category twice in one", [seated("A", "B", "B")], labels("B"), "tiers[0].seatCategories", /another tier/],
    ["with too many places", [general("A", 100_000), general("B", 100_000), general("C", 1)], null, "tiers", /200,000/],
  ])("%s", (_, tiers, known, path, message) => {
    expect(refused(tiers, known)).toMatchObject({ path, message: expect.stringMatching(message) });
  });
});
