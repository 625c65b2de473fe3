import type { SeatStatus } from "./seat-model";

/** So many places of a general admission tier. */
export interface ChosenPlaces {
  tier: string;
  quantity: number;
}

/** What the reader should know about the last change. */
export type SelectionNotice =
  | { kind: "limit"; max: number }
  | { kind: "not_for_sale"; status: Exclude<SeatStatus, "available"> }
  | { kind: "lost"; seats: number[] }
  /** The choice would leave these seats alone; `instead` would not. */
  | { kind: "orphans"; seats: number[]; instead: number[] }
  | { kind: "places_dropped" }
  | { kind: "seats_dropped"; count: number };

/**
 * What the buyer has chosen and nobody keeps for them yet: seats, or places of one general
 * admission tier. Never both, since a hold names one of them.
 */
export interface Selection {
  /** In the order of choosing. */
  seats: number[];
  places: ChosenPlaces | null;
  notice: SelectionNotice | null;
}

export type SelectionChange =
  | { type: "pick"; seat: number; status: SeatStatus; max: number }
  | { type: "remove"; seat: number }
  | { type: "clear" }
  /** These seats and no others, as somebody proposed them. */
  | { type: "take"; seats: readonly number[] }
  | { type: "orphans"; seats: number[]; instead: number[] }
  /** Somebody else has these seats now. */
  | { type: "lose"; seats: readonly number[] }
  | { type: "places"; tier: string; quantity: number; max: number }
  | { type: "dismiss" };

export const emptySelection: Selection = { seats: [], places: null, notice: null };

export function changeSelection(now: Selection, change: SelectionChange): Selection {
  switch (change.type) {
    case "pick":
      return pick(now, change);
    case "remove":
      return { ...now, seats: now.seats.filter((seat) => seat !== change.seat), notice: null };
    case "clear":
      return emptySelection;
    case "take":
      return { ...emptySelection, seats: [...change.seats] };
    case "orphans":
      return { ...now, notice: { kind: "orphans", seats: change.seats, instead: change.instead } };
    case "lose": {
      const lost = now.seats.filter((seat) => change.seats.includes(seat));
      if (lost.length === 0) return now;
      // Two losses in a row make one message, or the first would go by unread.
      const before = now.notice?.kind === "lost" ? now.notice.seats : [];
      return {
        ...now,
        seats: now.seats.filter((seat) => !lost.includes(seat)),
        notice: { kind: "lost", seats: [...before, ...lost] },
      };
    }
    case "places":
      return choosePlaces(now, change);
    case "dismiss":
      return now.notice === null ? now : { ...now, notice: null };
  }
}

function pick(now: Selection, { seat, status, max }: Extract<SelectionChange, { type: "pick" }>): Selection {
  if (now.seats.includes(seat)) {
    return { ...now, seats: now.seats.filter((each) => each !== seat), notice: null };
  }
  if (status !== "available") return { ...now, notice: { kind: "not_for_sale", status } };
  if (now.seats.length >= max) return { ...now, notice: { kind: "limit", max } };
  return {
    seats: [...now.seats, seat],
    places: null,
    notice: now.places === null ? null : { kind: "places_dropped" },
  };
}

function choosePlaces(now: Selection, change: Extract<SelectionChange, { type: "places" }>): Selection {
  const quantity = Math.max(0, Math.min(change.quantity, change.max));
  const places = quantity === 0 ? null : { tier: change.tier, quantity };
  if (places === null) return { ...now, places, notice: null };
  const notice: SelectionNotice | null =
    now.seats.length > 0
      ? { kind: "seats_dropped", count: now.seats.length }
      : now.places !== null && now.places.tier !== change.tier
        ? { kind: "places_dropped" }
        : change.quantity > change.max
          ? { kind: "limit", max: change.max }
          : null;
  return { seats: [], places, notice };
}
