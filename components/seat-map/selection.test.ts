import { describe, expect, it } from "vitest";
import { changeSelection, emptySelection, type Selection, type SelectionChange } from "./selection";

const after = (changes: SelectionChange[], from: Selection = emptySelection) => changes.reduce(changeSelection, from);
const pick = (seat: number, max = 3): SelectionChange => ({ type: "pick", seat, status: "available", max });

describe("changeSelection", () => {
  it("adds a free seat and takes it back when it is picked again", () => {
    expect(after([pick(7), pick(3)]).seats).toEqual([7, 3]);
    expect(after([pick(7), pick(3), pick(7)])).toEqual({ seats: [3], places: null, notice: null });
    expect(after([pick(7), pick(3), { type: "remove", seat: 3 }]).seats).toEqual([7]);
    expect(after([pick(7), { type: "clear" }])).toEqual(emptySelection);
  });

  it("says why a seat cannot be had", () => {
    const taken = after([{ type: "pick", seat: 1, status: "taken", max: 3 }]);
    expect(taken).toMatchObject({ seats: [], notice: { kind: "not_for_sale", status: "taken" } });
    const full = after([pick(1), pick(2), pick(3), pick(4)]);
    expect(full).toMatchObject({ seats: [1, 2, 3], notice: { kind: "limit", max: 3 } });
    expect(after([{ type: "dismiss" }], full).notice).toBeNull();
  });

  it("lets a chosen seat go even when it is no longer free", () => {
    expect(after([pick(1), { type: "pick", seat: 1, status: "taken", max: 3 }]).seats).toEqual([]);
  });

  it("drops seats that somebody else took, names them, and keeps the others", () => {
    const one = after([pick(1), pick(2), pick(3), { type: "lose", seats: [2, 99] }]);
    expect(one).toEqual({ seats: [1, 3], places: null, notice: { kind: "lost", seats: [2] } });
    expect(after([{ type: "lose", seats: [3] }], one).notice).toEqual({ kind: "lost", seats: [2, 3] });
  });

  it("is left alone by losses of seats that were not chosen", () => {
    const chosen = after([pick(1)]);
    expect(changeSelection(chosen, { type: "lose", seats: [5] })).toBe(chosen);
  });

  it("holds seats or places, never both", () => {
    const places = after([pick(1), pick(2), { type: "places", tier: "tier_a", quantity: 2, max: 4 }]);
    expect(places).toEqual({
      seats: [],
      places: { tier: "tier_a", quantity: 2 },
      notice: { kind: "seats_dropped", count: 2 },
    });
    expect(after([pick(5)], places)).toEqual({ seats: [5], places: null, notice: { kind: "places_dropped" } });
  });

  it("keeps places of one tier, within its limit", () => {
    const two = after([{ type: "places", tier: "tier_a", quantity: 2, max: 4 }]);
    expect(after([{ type: "places", tier: "tier_b", quantity: 1, max: 4 }], two)).toMatchObject({
      places: { tier: "tier_b", quantity: 1 },
      notice: { kind: "places_dropped" },
    });
    expect(after([{ type: "places", tier: "tier_a", quantity: 9, max: 4 }], two)).toMatchObject({
      places: { tier: "tier_a", quantity: 4 },
      notice: { kind: "limit", max: 4 },
    });
    expect(after([{ type: "places", tier: "tier_a", quantity: 0, max: 4 }], two)).toEqual(emptySelection);
  });

  it("takes a proposal in place of what was chosen", () => {
    expect(after([pick(1), { type: "take", seats: [4, 5] }])).toEqual({ seats: [4, 5], places: null, notice: null });
  });

  it("names the seats that it would leave alone, until it changes", () => {
    const refused = after([pick(1), { type: "orphans", seats: [2], instead: [2] }]);
    expect(refused).toMatchObject({ seats: [1], notice: { kind: "orphans", seats: [2], instead: [2] } });
    expect(after([pick(2)], refused).notice).toBeNull();
  });
});
