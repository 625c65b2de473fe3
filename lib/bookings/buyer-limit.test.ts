import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { bookHold, endHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { settleBooking } from "./settle-booking";

const database = useLibDatabase();
const payments = useLibPayments(database);

const limited = (price: number) => insertSmallEvent(database.pool, { tiers: [{ places: 20, price }], maxPerBuyer: 2 });
const paymentOf = async (id: string) =>
  (await database.pool.query("SELECT status, failure, captured FROM payments WHERE booking_id = $1", [id])).rows[0];

/** Two bookings of one buyer, of which the first one's hold was over when the second was made. */
async function twoPending() {
  const event = await limited(1000);
  const guest = newGuest();
  const first = await bookHold(guest, (await holdPlaces(guest, event, 2)).id);
  await endHold(
    database.pool,
    (await database.pool.query("SELECT hold_id FROM bookings WHERE id = $1", [first.id])).rows[0].hold_id,
    1,
  );
  const second = await bookHold(guest, (await holdPlaces(guest, event, 2)).id);
  for (const booking of [first, second]) expect(await payments.pay(booking.payment?.checkoutUrl)).toBe(303);
  return { event, guest, first, second };
}

describe("a buyer's limit", () => {
  it.each(["first", "second"] as const)(
    "holds when a hold ended, another was made and both are paid; settled: the %s before",
    async (before) => {
      const { guest, first, second } = await twoPending();
      const order = before === "first" ? [first, second] : [second, first];
      for (const booking of order) await settleBooking(booking.id);
      // the hold that runs is the buyer's; the one that ended has to stand back
      expect((await getBookingOrThrow(guest, second.id)).status).toBe("confirmed");
      expect(await getBookingOrThrow(guest, first.id)).toMatchObject({
        status: "cancelled",
        confirmedAt: null,
        payment: { status: "cancelled", failure: "limit_per_buyer" },
      });
      expect(await paymentOf(first.id)).toEqual({ status: "cancelled", failure: "limit_per_buyer", captured: 0 });
    },
  );

  it("holds when both are settled at once, many times", async () => {
    const { guest, first, second } = await twoPending();
    await Promise.all(Array.from({ length: 20 }, (_, i) => settleBooking((i % 2 ? first : second).id)));
    const statuses = [await getBookingOrThrow(guest, first.id), await getBookingOrThrow(guest, second.id)];
    expect(statuses.map(({ status }) => status)).toEqual(["cancelled", "confirmed"]);
  });

  it("holds for two holds that are both over", async () => {
    const event = await limited(1000);
    const guest = newGuest();
    const bookings = [];
    for (let i = 0; i < 2; i++) {
      const hold = await holdPlaces(guest, event, 2);
      bookings.push(await bookHold(guest, hold.id));
      await endHold(database.pool, hold.id, 1);
    }
    for (const booking of bookings) await payments.pay(booking.payment?.checkoutUrl);
    await Promise.all(bookings.map((booking) => settleBooking(booking.id)));
    const now = await Promise.all(bookings.map((booking) => getBookingOrThrow(guest, booking.id)));
    expect(now.map(({ status }) => status).toSorted()).toEqual(["cancelled", "confirmed"]);
  });

  it("does not stand in the way of a payment that comes a moment late", async () => {
    const event = await limited(1000);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event, 2);
    const booking = await bookHold(guest, hold.id);
    await endHold(database.pool, hold.id, 1);
    await payments.pay(booking.payment?.checkoutUrl);
    expect((await confirmBooking(guest, booking.id)).status).toBe("confirmed");
  });

  it("is told at once where nothing has to be paid", async () => {
    const event = await limited(0);
    const guest = newGuest();
    const first = await holdPlaces(guest, event, 2);
    await endHold(database.pool, first.id, 1);
    const second = await holdPlaces(guest, event, 2);
    await expect(bookHold(guest, first.id)).rejects.toMatchObject({
      code: "limit_per_buyer",
      extra: { maxPerBuyer: 2 },
    });
    expect((await bookHold(guest, second.id)).status).toBe("confirmed");
    await expect(bookHold(guest, first.id)).rejects.toMatchObject({ code: "limit_per_buyer" });
  });

  it("that was lowered since leaves what is held its owner's", async () => {
    const event = await limited(0);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event, 2);
    await database.pool.query("UPDATE events SET max_per_buyer = 1 WHERE id = $1", [event.id]);
    expect((await bookHold(guest, hold.id)).status).toBe("confirmed");
    await database.pool.query("UPDATE events SET max_per_buyer = 2 WHERE id = $1", [event.id]);
  });
});
