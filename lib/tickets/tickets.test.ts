import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { createHold } from "@/lib/bookings/create-hold";
import { stranger } from "@/lib/platform/auth/principal";
import { seatId } from "@/lib/platform/ids";
import { sealedToken } from "@/lib/platform/tokens";
import { addHall, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { bookHold, buyPlaces, holdPlaces, newGuest, scopeOf } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { readPdf } from "@/prisma/factories/read-pdf";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { getTicketCode } from "./get-ticket-code";
import { getTicketOrThrow } from "./get-ticket-or-throw";
import { listTickets } from "./list-tickets";
import { printBookingTickets, printTicket } from "./print-tickets";
import { verifyCode } from "./verify-code";

const database = useLibDatabase();
const notFound = { code: "not_found" };

async function twoTickets() {
  const guest = newGuest();
  const booking = await buyPlaces(guest, await insertSmallEvent(database.pool));
  const [first, second] = await listTickets(guest, booking.id);
  if (!first || !second) throw new Error("There should be two tickets");
  return { guest, booking, first, second };
}

describe("tickets", () => {
  it("say who sits where, in the order of the booking", async () => {
    const office = await openBoxOffice(database.pool);
    await addHall(office);
    const event = await sellEvent(office, { tiers: [{ name: "Stalls", price: 0, seatCategories: ["Best"] }] });
    const { rows } = await database.pool.query("SELECT key FROM events WHERE id = $1", [event.id]);
    const guest = newGuest();
    const hold = await createHold(guest, scopeOf(guest), event.id, {
      seats: [3, 1].map((no) => seatId(rows[0].key, no)),
    });
    const booking = await bookHold(guest, hold.id, { body: { attendees: ["Grace", "Alan"] } });
    const tickets = await listTickets(guest, booking.id);
    expect(tickets.map(({ attendee, section, number }) => ({ attendee, section, number }))).toEqual([
      { attendee: "Grace", section: "Stalls", number: hold.seats[0]?.number },
      { attendee: "Alan", section: "Stalls", number: hold.seats[1]?.number },
    ]);
    expect(tickets[0]).toMatchObject({
      bookingId: booking.id,
      bookingNumber: booking.number,
      status: "valid",
      tier: event.tiers[0]?.id,
      tierName: "Stalls",
      price: { amount: 0, currency: "EUR" },
      event: { id: event.id, venue: { name: "Lantern Hall" } },
    });
    expect(await getTicketOrThrow(guest, tickets[0]?.id ?? "")).toEqual(tickets[0]);
  });

  it("are their holder's alone", async () => {
    const { guest, booking, first } = await twoTickets();
    const { rows } = await database.pool.query("SELECT hold_id FROM bookings WHERE id = $1", [booking.id]);
    const byLink = { ...stranger, token: sealedToken("hold", rows[0].hold_id) };
    expect((await getTicketOrThrow(byLink, first.id)).id).toBe(first.id);
    for (const other of [stranger, newGuest(), await insertUser(database.pool), { ...stranger, token: first.id }]) {
      await expect(getTicketOrThrow(other, first.id)).rejects.toMatchObject(notFound);
      await expect(getTicketCode(other, first.id)).rejects.toMatchObject(notFound);
      await expect(listTickets(other, booking.id)).rejects.toMatchObject(notFound);
    }
    await expect(getTicketOrThrow(guest, "tkt_unknown")).rejects.toMatchObject(notFound);
  });
});

describe("a ticket's code", () => {
  it("is the present one and the nine after it, by the database's clock, each taken at the door in its time", async () => {
    const { guest, first } = await twoTickets();
    const { rows } = await database.pool.query("SELECT * FROM tickets WHERE id = $1", [first.id]);
    const ticket = { id: first.id, eventKey: rows[0].event_key, codeVersion: 1, voidedAt: null };
    const { code, validUntil, now, upcoming } = await getTicketCode(guest, first.id);
    const { rows: clock } = await database.pool.query("SELECT now() AS now");
    expect(Math.abs(clock[0].now.getTime() - Date.parse(now))).toBeLessThan(10_000);
    const codes = [{ code, validFrom: now, validUntil: validUntil ?? "" }, ...upcoming];
    expect(codes).toHaveLength(10);
    expect(new Set(codes.map((each) => each.code)).size).toBe(10);
    codes.forEach((each, i) => {
      const at = { eventKey: ticket.eventKey, now: new Date(each.validFrom) };
      expect(verifyCode(each.code, ticket, at)).toEqual({ ok: true, kind: "live" });
      expect(each.validFrom).toBe(codes[i - 1]?.validUntil ?? now);
    });
    const last = new Date(codes.at(-1)?.validUntil ?? "");
    expect(last.getTime() - Date.parse(now)).toBeGreaterThan(4 * 60_000);
    expect(verifyCode(code, ticket, { eventKey: ticket.eventKey, now: last })).toEqual({ ok: false, why: "outdated" });
  });

  it("is none when the ticket is void", async () => {
    const { guest, booking, first } = await twoTickets();
    await cancelOwnBooking(guest, booking.id);
    await expect(getTicketCode(guest, first.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(printTicket(guest, first.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(printBookingTickets(guest, booking.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await getTicketOrThrow(guest, first.id)).toMatchObject({ status: "void", transferable: false });
  });
});

describe("tickets on paper", () => {
  it("are a page each, in the booking's language", async () => {
    const guest = newGuest();
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool));
    const booking = await bookHold(guest, hold.id, { locale: "de" });
    const [first] = await listTickets(guest, booking.id);
    const all = await printBookingTickets(guest, booking.id);
    expect(readPdf(all.bytes)).toMatchObject({ pages: 2, language: "de" });
    expect(all.name).toBe(`${booking.number}.pdf`);
    const one = readPdf((await printTicket(guest, first?.id ?? "")).bytes);
    expect(one.pages).toBe(1);
    expect(one.texts[0]).toContain(booking.number);
    await expect(printTicket(newGuest(), first?.id ?? "")).rejects.toMatchObject(notFound);
    await expect(printBookingTickets(newGuest(), booking.id)).rejects.toMatchObject(notFound);
  });
});
