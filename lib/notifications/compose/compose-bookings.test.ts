import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { claimBooking } from "@/lib/bookings/claim-booking";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { getBookingOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { type Principal, stranger } from "@/lib/platform/auth/principal";
import { claimTicket } from "@/lib/tickets/claim-ticket";
import { getTicketOrThrow } from "@/lib/tickets/get-ticket-or-throw";
import { listTickets } from "@/lib/tickets/list-tickets";
import { printBookingTickets } from "@/lib/tickets/print-tickets";
import { transferTicket } from "@/lib/tickets/transfer-ticket";
import { bookHold, buyPlaces, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { readPdf } from "@/prisma/factories/read-pdf";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { cancellation } from "./cancellation";
import { confirmation } from "./confirmation";
import { eventChanged } from "./event-changed";
import { reminder } from "./reminder";
import { ticketReceived } from "./ticket-received";

const database = useLibDatabase();
const payments = useLibPayments(database);

const to = "ada@example.test";
const mail = <D>(data: D, userId: string | null = null) => ({ id: "mail_1", to, locale: "en" as const, userId, data });
const free = () => insertSmallEvent(database.pool, { tiers: [{ places: 100, price: 0 }] });

/** Who opens a link of ours on another device. */
function bearerOf(url: string | undefined): Principal {
  return { ...stranger, token: new URL(url ?? "").searchParams.get("token") };
}

async function startOf(eventId: string): Promise<string> {
  const { rows } = await database.pool.query("SELECT starts_at FROM events WHERE id = $1", [eventId]);
  return rows[0].starts_at.toISOString();
}

describe("the link to a booking", () => {
  it("opens a guest's booking and its tickets on any device, and no other booking", async () => {
    const event = await free();
    const guest = newGuest();
    const [mine, other] = [await buyPlaces(guest, event), await buyPlaces(guest, event)];
    const composed = await confirmation(mail({ bookingId: mine.id }));
    const bearer = bearerOf(composed?.props.bookingUrl);
    expect(new URL(composed?.props.bookingUrl ?? "").pathname).toBe(`/bookings/${mine.id}`);
    expect((await getBookingOrThrow(bearer, mine.id)).number).toBe(mine.number);
    expect(await listTickets(bearer, mine.id)).toHaveLength(2);
    await expect(getBookingOrThrow(bearer, other.id)).rejects.toMatchObject({ code: "not_found" });
    const [foreign] = await listTickets(guest, other.id);
    await expect(getTicketOrThrow(bearer, foreign?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  });

  it("opens nothing any more once the booking is in an account, and new mails carry no token", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await free());
    const before = await confirmation(mail({ bookingId: booking.id }));
    const owner = await insertUser(database.pool);
    await claimBooking({ ...owner, guest: guest.guest }, booking.id);
    await expect(getBookingOrThrow(bearerOf(before?.props.bookingUrl), booking.id)).rejects.toThrow();
    const after = await confirmation(mail({ bookingId: booking.id }));
    expect(after?.props.bookingUrl).toMatch(new RegExp(`/bookings/${booking.id}$`));
    expect((await getBookingOrThrow(owner, booking.id)).id).toBe(booking.id);
  });

  it("of an account's booking asks to sign in", async () => {
    const booking = await buyPlaces(await insertUser(database.pool), await free());
    const composed = await confirmation(mail({ bookingId: booking.id }));
    expect(composed?.props.bookingUrl).not.toContain("token");
    await expect(getBookingOrThrow(bearerOf(composed?.props.bookingUrl), booking.id)).rejects.toThrow();
  });
});

describe("a confirmation", () => {
  it("carries the tickets on paper as the booking's page has them", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await free(), 3);
    const composed = await confirmation(mail({ bookingId: booking.id }));
    const onPage = await printBookingTickets(guest, booking.id);
    const [pdf] = composed?.attachments ?? [];
    expect(readPdf(pdf?.content ?? Buffer.alloc(0))).toEqual(readPdf(onPage.bytes));
    expect(pdf?.filename).toBe(onPage.name);
    expect(composed?.props).toMatchObject({ number: booking.number, name: "Ada Reader", price: { total: 0 } });
    expect(composed?.props.tickets).toHaveLength(3);
  });

  it("says nothing of tickets that were given away since", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await free());
    const [ticket] = await listTickets(guest, booking.id);
    await transferTicket(guest, ticket?.id ?? "", { name: "Ben", email: "ben@example.test" });
    const composed = await confirmation(mail({ bookingId: booking.id }));
    expect(composed?.props.tickets).toHaveLength(1);
    expect(readPdf(composed?.attachments?.[0]?.content ?? Buffer.alloc(0)).pages).toBe(1);
  });

  it("is for confirmed bookings, and for the address that the booking still has", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await free());
    expect(await confirmation({ ...mail({ bookingId: booking.id }), to: "eve@example.test" })).toBeNull();
    await cancelOwnBooking(guest, booking.id);
    expect(await confirmation(mail({ bookingId: booking.id }))).toBeNull();
    expect(await confirmation(mail({ bookingId: "bkg_nothing" }))).toBeNull();
  });
});

describe("a cancellation", () => {
  it("says what was booked and what goes back, and takes the entry out of the calendar", async () => {
    const guest = newGuest();
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 10, price: 2500 }] });
    const booking = await bookHold(guest, (await holdPlaces(guest, event)).id);
    await payments.pay(booking.payment?.checkoutUrl);
    await confirmBooking(guest, booking.id);
    const data = { bookingId: booking.id, reason: "buyer" as const, refund: 5000 };
    expect(await cancellation(mail(data))).toBeNull();
    await cancelOwnBooking(guest, booking.id);
    const composed = await cancellation(mail(data));
    expect(composed?.props).toMatchObject({ reason: "buyer", refund: { amount: 5000, currency: "EUR" } });
    expect(composed?.props.tickets).toHaveLength(2);
    const calendar = composed?.attachments?.[0]?.content.toString() ?? "";
    expect(calendar).toContain("METHOD:CANCEL");
    expect(calendar).toContain("STATUS:CANCELLED");
  });
});

describe("a reminder", () => {
  it("is for the start that it was queued for, and for who wants it", async () => {
    const owner = await insertUser(database.pool);
    const event = await free();
    const booking = await buyPlaces(owner, event);
    const data = { bookingId: booking.id, when: "day" as const, startsAt: await startOf(event.id) };
    const composed = await reminder(mail(data, owner.user.id));
    expect(composed?.settingsUrl).toContain("/account#notifications");
    expect(composed?.props.tickets).toHaveLength(2);
    expect(await reminder(mail({ ...data, startsAt: "2020-01-01T00:00:00.000Z" }))).toBeNull();
    await database.pool.query(`UPDATE users SET notifications = '{"reminders": false}' WHERE id = $1`, [owner.user.id]);
    expect(await reminder(mail(data, owner.user.id))).toBeNull();
  });

  it("does not come for what is postponed or has begun", async () => {
    const event = await free();
    const booking = await buyPlaces(newGuest(), event);
    const set = (status: string, hours: number) =>
      database.pool.query(
        "UPDATE events SET status = $2, starts_at = now() + make_interval(hours => $3) WHERE id = $1",
        [event.id, status, hours],
      );
    for (const [status, hours] of [
      ["postponed", 24],
      ["cancelled", 24],
      ["published", -1],
    ] as const) {
      await set(status, hours);
      const data = { bookingId: booking.id, when: "day" as const, startsAt: await startOf(event.id) };
      expect(await reminder(mail(data)), status).toBeNull();
    }
  });
});

describe("news of a changed event", () => {
  it("tells what is still true, and whether money comes back", async () => {
    const event = await free();
    const booking = await buyPlaces(newGuest(), event);
    const startsAt = { from: "2027-01-01T18:00:00.000Z", to: await startOf(event.id) };
    const outdated = { from: "Older", to: "Old" };
    const changes = { startsAt, title: outdated };
    const data = { bookingId: booking.id, changeId: "1", changes };
    const composed = await eventChanged(mail(data));
    expect(composed?.props).toMatchObject({ changes: { startsAt }, refundable: false });
    expect(composed?.props.changes.title).toBeUndefined();
    expect(await eventChanged(mail({ ...data, changes: { title: outdated } }))).toBeNull();
  });
});

describe("a ticket for somebody else", () => {
  it("comes with the link of its new holder, as long as that is the newest", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await free());
    const [given] = await listTickets(guest, booking.id);
    const ticketId = given?.id ?? "";
    const first = await transferTicket(guest, ticketId, { name: "Ben", email: to });
    const composed = await ticketReceived(mail({ ticketId, version: 2 }));
    expect(composed?.props).toMatchObject({ name: "Ben", from: "Ada Reader", ticketUrl: first.url });
    const holder = bearerOf(composed?.props.ticketUrl);
    expect((await getTicketOrThrow(holder, ticketId)).yours).toBe(true);
    expect(await ticketReceived({ ...mail({ ticketId, version: 2 }), to: "eve@example.test" })).toBeNull();

    await transferTicket(holder, ticketId, { name: "Cleo", email: to });
    expect(await ticketReceived(mail({ ticketId, version: 2 }))).toBeNull();
    const second = await ticketReceived(mail({ ticketId, version: 3 }));
    expect(second?.props).toMatchObject({ name: "Cleo", from: "Ben" });
    const account = await insertUser(database.pool);
    await claimTicket({ ...account, token: bearerOf(second?.props.ticketUrl).token }, ticketId);
    expect(await ticketReceived(mail({ ticketId, version: 3 }))).toBeNull();
    expect(await ticketReceived(mail({ ticketId, version: 4 }))).toBeNull();
  });
});
