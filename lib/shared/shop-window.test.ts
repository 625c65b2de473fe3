import { describe, expect, it } from "vitest";
import type { EventSummary } from "@/lib/schemas/events";
import { detailFixture } from "./event-fixture";
import { shopWindow } from "./shop-window";

function event(id: string, rest: Partial<EventSummary> = {}): EventSummary {
  return { ...detailFixture, id, title: id, availability: "available", ...rest };
}

describe("the shop window", () => {
  it("puts the most popular into the light and lets every kind have its turn", () => {
    const concerts = Array.from({ length: 12 }, (_, i) => event(`c${i}`));
    const shown = shopWindow([...concerts, event("play", { category: "theatre" })]);
    expect(shown.spotlight?.id).toBe("c0");
    expect(shown.favourites.map(({ id }) => id)).toEqual(["c1", "c2", "play", "c3", "c4", "c5", "c6", "c7"]);
  });

  it("keeps apart what is nearly sold out, the fewest first", () => {
    const few = (id: string, seatsLeft: number) => event(id, { availability: "few", seatsLeft });
    const shown = shopWindow([few("a", 9), event("b"), few("c", 2)]);
    expect(shown.lastSeats.map(({ id }) => id)).toEqual(["c", "a"]);
    expect(shown.spotlight?.id).toBe("b");
    expect(shown.favourites).toEqual([]);
  });

  it("shows one evening of several", () => {
    const shown = shopWindow([event("a"), event("b", { title: "Same" }), event("c", { title: "Same" })]);
    expect(shown.favourites.map(({ id }) => id)).toEqual(["b"]);
  });

  it("is empty without events", () => {
    expect(shopWindow([])).toEqual({ spotlight: null, favourites: [], lastSeats: [] });
  });
});
