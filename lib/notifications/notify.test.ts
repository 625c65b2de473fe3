import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { settleBooking } from "@/lib/bookings/settle-booking";
import { cancelEvent } from "@/lib/events/cancel-event";
import { transferTicket } from "@/lib/inventory/transfer-ticket";
import { bookHold, buyPlaces, endHold, holdOf, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { oneRound } from "@/prisma/factories/one-round";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { notifyCancelled } from "./notify-cancelled";
import { notifyConfirmed } from "./notify-confirmed";
import { notifyEventChanged } from "./notify-event-changed";
import { notifyExpired } from "./notify-expired";
import { notifyRefunded } from "./notify-refunded";
import { notifyTicketReceived } from "./notify-ticket-received";

const database = useLibDatabase();
const payments = useLibPayments(database);
const pool = () => database.pool;

const mailsOf = async (bookingId: string) =>
  (
    await pool().query(
      `SELECT template, data - 'bookingId' AS data, to_email AS "to", locale FROM mails WHERE booking_id = $1 ORDER BY created_at, id`,
      [bookingId],
    )
  ).rows;
const templatesOf = async (bookingId: string) => (await mailsOf(bookingId)).map(({ template }) => template);
/** What the outbox says of a booking's end. */
const reasonOf = async (bookingId: string) =>
  (
    await pool().query(
      "SELECT payload->>'reason' AS reason FROM outbox WHERE topic = 'booking.cancelled' AND payload->>'bookingId' = $1",
      [bookingId],
    )
  ).rows.map(({ reason }) => reason);
const sent = (ids: string[]) =>
  pool().query("UPDATE mails SET status = 'sent', attempts = 1 WHERE id = ANY($1)", [ids]);

const freeEvent = () => insertSmallEvent(pool());
const paidEvent = () => insertSmallEvent(pool(), { tiers: [{ places: 10, price: 1000 }] });
async function paidBooking(event?: Awaited<ReturnType<typeof paidEvent>>) {
  const guest = newGuest();
  const booking = await buyPlaces(guest, event ?? (await paidEvent()));
  await payments.pay(booking.payment?.checkoutUrl);
  await confirmBooking(guest, booking.id);
  return { guest, booking };
}

describe("tickets", () => {
  it("are mailed for each booking of an announcement, once, to the buyer in his language", async () => {
    const event = await freeEvent();
    const guest = newGuest();
    const german = await bookHold(guest, (await holdPlaces(guest, event)).id, {
      locale: "de",
      body: { buyer: { name: "Änne", email: "aenne@example.test" } },
    });
    const english = await buyPlaces(newGuest(), event);
    const ids = await notifyConfirmed([german.id, english.id]);
    expect(ids).toHaveLength(2);
    // after a crash the same ones are to be sent again; after they were sent none
    expect((await notifyConfirmed([english.id, german.id])).toSorted()).toEqual(ids.toSorted());
    await sent(ids);
    expect(await notifyConfirmed([german.id, english.id])).toEqual([]);
    expect(await mailsOf(german.id)).toEqual([
      { template: "confirmation", data: {}, to: "aenne@example.test", locale: "de" },
    ]);
    expect(await mailsOf(english.id)).toMatchObject([{ locale: "en" }]);
  });

  it("are not mailed late for what was cancelled meanwhile, or for what nobody knows", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await freeEvent());
    await cancelOwnBooking(guest, booking.id);
    expect(await notifyConfirmed([booking.id, "bkg_unknown"])).toEqual([]);
  });
});

describe("a cancellation", () => {
  it("by the buyer tells what goes back, once", async () => {
    const { guest, booking } = await paidBooking();
    await cancelOwnBooking(guest, booking.id);
    const [reason] = await reasonOf(booking.id);
    expect(await notifyCancelled(booking.id, reason)).toHaveLength(1);
    expect(await notifyCancelled(booking.id, "event_cancelled")).toHaveLength(1);
    expect(await mailsOf(booking.id)).toMatchObject([
      { template: "cancellation", data: { reason: "buyer", refund: 2000 } },
    ]);
  });

  it("before the payment is the buyer's own wish and needs no mail", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await paidEvent());
    await cancelOwnBooking(guest, booking.id);
    const [reason] = await reasonOf(booking.id);
    expect(await notifyCancelled(booking.id, reason)).toEqual([]);
  });

  it("is told of late, but not before it happened", async () => {
    const { booking } = await paidBooking();
    expect(await notifyCancelled(booking.id, "event_cancelled")).toEqual([]);
    expect(await notifyCancelled("bkg_unknown", null)).toEqual([]);
  });

  it("because the event is off is told to who was just paying, too: nothing was charged", async () => {
    const event = await paidEvent();
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    await payments.pay(booking.payment?.checkoutUrl);
    await cancelEvent(event.organizerId, event.id, "usr_x");
    await settleBooking(booking.id);
    expect(await reasonOf(booking.id)).toEqual(["event_cancelled"]);
    await notifyCancelled(booking.id, "event_cancelled");
    expect(await mailsOf(booking.id)).toMatchObject([
      { template: "cancellation", data: { reason: "event_cancelled", refund: null } },
    ]);
  });
});

describe("a refund", () => {
  it("is told once for each that was made, however often one is heard of", async () => {
    const { booking } = await paidBooking();
    await notifyRefunded("outbox-1", booking.id, 500);
    await notifyRefunded("outbox-1", booking.id, 500);
    await notifyRefunded("outbox-2", booking.id, 500);
    expect(await notifyRefunded("outbox-3", booking.id, 0)).toEqual([]);
    expect(await notifyRefunded("outbox-4", "bkg_unknown", 5)).toEqual([]);
    expect(await mailsOf(booking.id)).toMatchObject([
      { template: "refund", data: { amount: 500 } },
      { template: "refund", data: { amount: 500 } },
    ]);
  });
});

describe("an expiry", () => {
  it("is told to who did not pay; who paid too late hears that he does not get the seats", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 4, price: 1000 }] });
    const [unpaid, late] = [await buyPlaces(newGuest(), event), await buyPlaces(newGuest(), event)];
    for (const { id } of [unpaid, late]) await endHold(pool(), await holdOf(pool(), id));
    await holdPlaces(newGuest(), event, 4);
    await payments.pay(late.payment?.checkoutUrl);
    await oneRound();
    await notifyExpired([unpaid.id, late.id]);
    await notifyExpired([late.id, unpaid.id]);
    expect(await mailsOf(unpaid.id)).toMatchObject([{ template: "expiry" }]);
    expect(await mailsOf(late.id)).toMatchObject([
      { template: "cancellation", data: { reason: "seats_gone", refund: null } },
    ]);
    expect(await notifyExpired([])).toEqual([]);
  });

  it("is not told to who was confirmed after all", async () => {
    const { booking } = await paidBooking();
    expect(await notifyExpired([booking.id])).toEqual([]);
  });
});

describe("a change of an event", () => {
  const change = (eventId: string, changeId = "req_1") => ({
    eventId,
    changeId,
    changes: { title: { from: "Test event", to: "Other" } },
  });

  it("is told to all who have tickets, batch by batch, once for each change", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 600, price: 0 }] });
    const bought = await Promise.all(
      Array.from({ length: 503 }, async () => {
        const guest = newGuest();
        return { guest, id: (await buyPlaces(guest, event, 1)).id };
      }),
    );
    const [gone] = bought;
    if (gone) await cancelOwnBooking(gone.guest, gone.id);
    const first = await notifyEventChanged(change(event.id));
    const second = await notifyEventChanged(change(event.id), first.next ?? "");
    expect([first.mailIds.length, second.mailIds.length, second.next]).toEqual([500, 2, null]);
    await sent([...first.mailIds, ...second.mailIds]);
    expect(await notifyEventChanged(change(event.id))).toMatchObject({ mailIds: [] });
    expect((await notifyEventChanged(change(event.id, "req_2"))).mailIds).toHaveLength(500);
    expect(await templatesOf(gone?.id ?? "")).toEqual([]);
  });

  it("is told to nobody when the event is over or was called off since", async () => {
    const [over, off] = [await freeEvent(), await freeEvent()];
    for (const event of [over, off]) await buyPlaces(newGuest(), event);
    await pool().query("UPDATE events SET starts_at = now() - interval '1 hour' WHERE id = $1", [over.id]);
    await cancelEvent(off.organizerId, off.id, "usr_x");
    for (const { id } of [over, off]) {
      expect(await notifyEventChanged(change(id))).toEqual({ mailIds: [], next: null });
    }
  });
});

describe("a ticket that was given away", () => {
  it("is mailed to its new holder, once; not when it was passed on since", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await freeEvent(), 1);
    const { rows } = await pool().query("SELECT id FROM tickets WHERE booking_id = $1", [booking.id]);
    const ticketId: string = rows[0].id;
    const give = (version: number, email: string) =>
      transferTicket({
        ticketId,
        version,
        to: { name: "Ben", email },
        userId: null,
        actor: "buyer",
        change: "transferred",
      });
    await give(1, "ben@example.test");
    expect(await notifyTicketReceived(ticketId, 2)).toHaveLength(1);
    expect(await notifyTicketReceived(ticketId, 2)).toHaveLength(1);
    await give(2, "cem@example.test");
    // heard of in the wrong order
    expect(await notifyTicketReceived(ticketId, 3)).toHaveLength(1);
    expect(await notifyTicketReceived(ticketId, 2)).toEqual([]);
    const mails = await pool().query(
      "SELECT to_email AS to, booking_id FROM mails WHERE data->>'ticketId' = $1 ORDER BY created_at",
      [ticketId],
    );
    // known by the booking, so that erasing an account finds them
    expect(mails.rows).toEqual([
      { to: "ben@example.test", booking_id: booking.id },
      { to: "cem@example.test", booking_id: booking.id },
    ]);
  });

  it("does not flood a mailbox, however often it goes to and fro", async () => {
    const booking = await buyPlaces(newGuest(), await freeEvent(), 1);
    const { rows } = await pool().query("SELECT id FROM tickets WHERE booking_id = $1", [booking.id]);
    const ticketId: string = rows[0].id;
    const to = { name: "Ben", email: "flooded@example.test" };
    const mailed: number[] = [];
    for (let version = 1; version <= 22; version++) {
      await transferTicket({ ticketId, version, to, userId: null, actor: "holder", change: "transferred" });
      const first = await notifyTicketReceived(ticketId, version + 1);
      // heard of twice it is still the same mail
      expect(await notifyTicketReceived(ticketId, version + 1)).toEqual(first);
      mailed.push(first.length);
    }
    expect(mailed).toEqual([...Array(20).fill(1), 0, 0]);
  });
});
