import type { EventSummary } from "@/lib/schemas/events";

/** What the home page shows of the events that people like. */
export interface ShopWindow {
  spotlight: EventSummary | null;
  favourites: EventSummary[];
  lastSeats: EventSummary[];
}

const FAVOURITES = 8;
const LAST_SEATS = 6;
/** So many of a kind, before another kind has its turn. */
const OF_A_KIND = 2;

/**
 * Chooses from events by popularity. Those with few places left stand apart, the fewest first; the same title is
 * shown once, and no kind fills the window alone.
 */
export function shopWindow(popular: readonly EventSummary[]): ShopWindow {
  const titles = new Set<string>();
  const once = popular.filter(({ title }) => !titles.has(title) && titles.add(title));
  const lastSeats = once
    .filter((event) => event.availability === "few")
    .sort((a, b) => a.seatsLeft - b.seatsLeft)
    .slice(0, LAST_SEATS);
  const [spotlight = null, ...others] = once.filter((event) => event.availability === "available");
  const counts = new Map<string, number>();
  const inTurn = others
    .map((event) => {
      const place = counts.get(event.category) ?? 0;
      counts.set(event.category, place + 1);
      return { event, round: Math.floor(place / OF_A_KIND) };
    })
    .sort((a, b) => a.round - b.round);
  return { spotlight, favourites: inTurn.slice(0, FAVOURITES).map(({ event }) => event), lastSeats };
}
