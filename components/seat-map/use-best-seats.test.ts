import { expect, it } from "vitest";
import type { Tier } from "@/lib/schemas/events";
import { otherTiers } from "./use-best-seats";

const tier = (id: string, amount: number, left: number, seated = true): Tier => ({
  id,
  name: id,
  price: { amount, currency: "EUR" },
  capacity: 100,
  left,
  seated,
  seatCategories: [],
});
const tiers = [tier("front", 6000, 10), tier("back", 2000, 10), tier("box", 9000, 1), tier("floor", 3000, 10, false)];
const wish = { quantity: 2, tier: null, maxPrice: null, accessible: false };
const ids = (found: Tier[]) => found.map(({ id }) => id);

it("proposes another seated tier that has seats enough, dearest first", () => {
  expect(ids(otherTiers(tiers, wish, "back"))).toEqual(["front"]);
  expect(ids(otherTiers(tiers, { ...wish, quantity: 1 }, null))).toEqual(["box", "front", "back"]);
});

it("stays within the wish", () => {
  expect(ids(otherTiers(tiers, { ...wish, maxPrice: 2000 }, null))).toEqual(["back"]);
  expect(otherTiers(tiers, { ...wish, tier: "front" }, "front")).toEqual([]);
});
