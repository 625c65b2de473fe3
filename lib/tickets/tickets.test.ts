import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { createHold } from "@/lib/bookings/create-hold";
import { stranger } from "@/lib/platform/auth/principal";
import { seatId } from "@/lib/platform/ids";
import { sealedToken } from "@/lib/platform/tokens";
import { addHall, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { bookHold, buyPlaces, newGuest, scopeOf } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { getTicketCode } from "./get-ticket-code";
import { getTicketOrThrow } from "./get-ticket-or-throw";
import { listTickets } from "./list-tickets";

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
  it("is the ticket, its version and a seal over both; it stays the same", async () => {
    const { guest, first, second } = await twoTickets();
    const { code, validUntil } = await getTicketCode(guest, first.id);
    expect(validUntil).toBeNull();
    const [kind, id, version, seal, ...more] = code.split(".");
    expect({ kind, id, version, more }).toEqual({ kind: "EV1", id: first.id, version: "1", more: [] });
    expect(seal).toBe(sealedToken("ticket", `${first.id}.1`).slice(0, 22));
    expect((await getTicketCode(guest, first.id)).code).toBe(code);
    expect((await getTicketCode(guest, second.id)).code.split(".")[3]).not.toBe(seal);
  });

  it("is another when the ticket changed hands", async () => {
    const { guest, first } = await twoTickets();
    const before = await getTicketCode(guest, first.id);
    await database.pool.query("UPDATE tickets SET code_version = 2 WHERE id = $1", [first.id]);
    const after = await getTicketCode(guest, first.id);
    expect(after.code.split(".")[2]).toBe("2");
    expect(after.code.split(".")[3]).not.toBe(before.code.split(".")[3]);
  });

  it("is none when the ticket is void", async () => {
    const { guest, booking, first } = await twoTickets();
    await cancelOwnBooking(guest, booking.id);
    await expect(getTicketCode(guest, first.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await getTicketOrThrow(guest, first.id)).toMatchObject({ status: "void" });
  });
});
