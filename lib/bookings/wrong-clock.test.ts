import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { readWebhook } from "@/lib/payments/webhook";
import { stripe } from "@/lib/platform/payments";
import { createDiscountCode } from "@/lib/pricing/create-discount-code";
import { bookHold, buyPlaces, endHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { oneRound } from "@/prisma/factories/one-round";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { cancelOwnBooking } from "./cancel-own-booking";
import { extendHoldOnce } from "./change-hold";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { getHoldOrThrow } from "./get-hold-or-throw";
import { quoteHold } from "./quote-hold";

const database = useLibDatabase();
const payments = useLibPayments(database);
afterEach(() => {
  vi.useRealTimers();
});

const HOUR = 3_600_000;
const databaseTime = async () => (await database.pool.query<{ now: Date }>("SELECT now()")).rows[0]?.now.getTime() ?? 0;

describe.each([
  ["ahead", HOUR],
  ["behind", -HOUR],
])("with this machine's clock an hour %s, the database's decides", (_, offset) => {
  const shift = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offset });
  const open = () =>
    insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 1000 }], holdSeconds: 120, maxPerBuyer: 4 });

  it("when a hold ends, and how long an extension lasts", async () => {
    shift();
    const guest = newGuest();
    const hold = await holdPlaces(guest, await open());
    expect(Math.abs(Date.parse(hold.expiresAt) - (await databaseTime()) - 120_000)).toBeLessThan(20_000);
    const seen = await getHoldOrThrow(guest, hold.id);
    expect(seen.status).toBe("active");
    expect(Math.abs(Date.parse(seen.asOf) - (await databaseTime()))).toBeLessThan(20_000);
    const extended = await extendHoldOnce(guest, hold.id);
    expect(Math.abs(Date.parse(extended.expiresAt) - (await databaseTime()) - 120_000)).toBeLessThan(20_000);
    await oneRound();
    expect((await getHoldOrThrow(guest, hold.id)).status).toBe("active");
  });

  it("that a hold is over, and its seats are free", async () => {
    shift();
    const event = await open();
    const guest = newGuest();
    const hold = await holdPlaces(guest, event, 4);
    await endHold(database.pool, hold.id, 10);
    expect((await getHoldOrThrow(guest, hold.id)).status).toBe("expired");
    await expect(extendHoldOnce(guest, hold.id)).rejects.toMatchObject({ code: "hold_expired" });
    expect((await holdPlaces(newGuest(), event, 4)).quantity).toBe(4);
    await oneRound();
    await expect(bookHold(guest, hold.id)).rejects.toMatchObject({ code: "hold_expired" });
  });

  it("that a payment confirms", async () => {
    const event = await open();
    shift();
    const guest = newGuest();
    const booking = await bookHold(guest, (await holdPlaces(guest, event)).id);
    await payments.pay(booking.payment?.checkoutUrl);
    expect((await confirmBooking(guest, booking.id)).status).toBe("confirmed");
  });

  it("whether a discount code is in force", async () => {
    const event = await open();
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const window = { percentOff: 10, startsAt: at(-30), endsAt: at(30) };
    await createDiscountCode(event.organizerId, event.id, { code: "NOW", ...window }, "usr_x");
    shift();
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    expect((await quoteHold(guest, hold.id, { discountCode: "now" })).total.amount).toBe(1800);
    expect((await bookHold(guest, hold.id, { body: { discountCode: "now" } })).total.amount).toBe(1800);
  });

  it("until when a booking may be cancelled", async () => {
    const book = async (startsInHours: number) => {
      const event = await insertSmallEvent(database.pool);
      await database.pool.query(
        `UPDATE events SET starts_at = now() + $2 * interval '1 hour', refund_policy = '{"until": 24, "feePercent": 0}'
         WHERE id = $1`,
        [event.id, startsInHours],
      );
      const guest = newGuest();
      return { guest, id: (await buyPlaces(guest, event)).id };
    };
    const [early, late] = [await book(24.5), await book(23.5)];
    shift();
    await cancelOwnBooking(early.guest, early.id);
    expect((await getBookingOrThrow(early.guest, early.id)).status).toBe("cancelled");
    await expect(cancelOwnBooking(late.guest, late.id)).rejects.toMatchObject({ code: "booking_not_cancellable" });
  });

  it("whether a webhook's signature is too old", async () => {
    const body = JSON.stringify({ id: "evt_1", object: "event", type: "charge.refunded", data: { object: {} } });
    const sign = (timestamp: number) =>
      stripe().webhooks.generateTestHeaderString({
        payload: body,
        secret: process.env.STRIPE_WEBHOOK_SECRET ?? "",
        timestamp,
      });
    const seconds = Math.floor((await databaseTime()) / 1000);
    shift();
    expect((await readWebhook(body, sign(seconds))).id).toBe("evt_1");
    await expect(readWebhook(body, sign(seconds - 400))).rejects.toMatchObject({ code: "invalid_signature" });
  });
});
