/** What a visitor can do about an event, in one word. */
export type SaleState =
  | "cancelled"
  | "over"
  | "postponed"
  | "not_yet"
  | "closed"
  | "not_on_sale"
  | "sold_out"
  | "few"
  | "available";

export interface SaleFacts {
  status: string;
  availability: string;
  startsAt: string;
  endsAt: string | null;
  /** Known on the event's own page alone. */
  salesStartAt?: string | null;
  salesEndAt?: string | null;
}

/** An event without a known end counts as over so long after its start. */
const USUAL_LENGTH_MS = 6 * 3_600_000;

/** The strongest of what is true of an event at that moment: who cancels has no need to say "sold out". */
export function saleState(event: SaleFacts, now: Date): SaleState {
  if (event.status === "cancelled") return "cancelled";
  const end = event.endsAt ? Date.parse(event.endsAt) : Date.parse(event.startsAt) + USUAL_LENGTH_MS;
  if (end <= now.getTime()) return "over";
  if (event.status === "postponed") return "postponed";
  if (event.availability === "not_on_sale") {
    if (event.salesStartAt && Date.parse(event.salesStartAt) > now.getTime()) return "not_yet";
    if (Date.parse(event.salesEndAt ?? event.startsAt) <= now.getTime()) return "closed";
    return "not_on_sale";
  }
  if (event.availability === "sold_out" || event.availability === "few") return event.availability;
  return "available";
}

export function isForSale(state: SaleState): boolean {
  return state === "available" || state === "few";
}
