import type { DemoEvent } from "./demo-event";
import type { Buyer, Sale } from "./sell-seats";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Who comes along when the demo's attendee books for four. */
const friends = ["Noor Halvorsen", "Ilias Okafor", "Tilda Vogt", "Emil Halvorsen"];

/**
 * The sales with what the demo's attendee did: he takes the place of somebody who bought two places of the
 * first tier, or four; or he came a little before somebody, and his hold ran out; or he bought and thought
 * better of it.
 */
export function attendeesSales(did: DemoEvent["attendee"], sales: Sale[], attendee: Buyer, now: Date): Sale[] {
  if (!did) return sales;
  const quantity = did === "party" ? 4 : 2;
  const fits = (sale: Sale) => sale.tierNos.length === quantity && sale.tierNos[0] === 0 && !sale.discount;
  const at = did === "expired" ? sales.findLastIndex(fits) : sales.findIndex(fits);
  const sale = sales[at];
  if (!sale) throw new Error(`Nobody bought ${quantity} places for the attendee to take over`);
  const own: Sale = { ...sale, buyer: attendee };
  if (did === "expired") {
    const earlier = new Date(sale.at.getTime() - 20 * MINUTE);
    return [...sales, { ...own, at: earlier, ending: { kind: "expired" } }];
  }
  if (did === "party") own.attendees = friends;
  if (did === "cancelled") {
    const later = new Date((sale.at.getTime() + now.getTime()) / 2 + HOUR);
    const [actor, back] = [attendee.userId ?? "buyer", sale.price?.total ?? 0];
    own.ending = { kind: "cancelled", at: later, actor, reason: "cancelled_by_buyer", back };
  }
  return sales.with(at, own);
}
