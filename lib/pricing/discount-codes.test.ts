import { beforeEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { quoteHold } from "@/lib/bookings/quote-hold";
import { settleBooking } from "@/lib/bookings/settle-booking";
import { isAppError } from "@/lib/errors";
import { stripe } from "@/lib/platform/payments";
import { bookHold, endHold, holdOf, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { oneRound } from "@/prisma/factories/one-round";
import { insertSmallEvent, type SmallEvent, type SmallEventOptions } from "@/prisma/factories/small-event";
import { createDiscountCode } from "./create-discount-code";
import { deleteDiscountCode } from "./delete-discount-code";
import { listDiscountCodes } from "./list-discount-codes";

const database = useLibDatabase();
const payments = useLibPayments(database);

const open = (more: SmallEventOptions = {}) =>
  insertSmallEvent(database.pool, {
    tiers: [
      { places: 100, price: 1000 },
      { places: 20, price: 5000 },
    ],
    ...more,
  });
const make = (event: SmallEvent, body: Partial<Parameters<typeof createDiscountCode>[2]> = {}) =>
  createDiscountCode(
    event.organizerId,
    event.id,
    { code: "SUMMER", ...(body.amountOff ? {} : { percentOff: 10 }), ...body },
    "usr_x",
  );
const usesOf = async (event: SmallEvent) =>
  (await listDiscountCodes(event.organizerId, event.id, { limit: 10 })).data.map((code) => code.uses);
const buy = async (event: SmallEvent, discountCode = "SUMMER", quantity = 2) => {
  const guest = newGuest();
  const hold = await holdPlaces(guest, event, quantity);
  return { guest, booking: await bookHold(guest, hold.id, { body: { discountCode } }) };
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: unknown) => {
      if (!isAppError(error) || error.code !== "discount_code_invalid") throw error;
      return error.extra?.reason;
    },
  );

let event: SmallEvent;
beforeEach(async () => {
  event = await open();
});

describe("a discount code", () => {
  it("lowers the price of whoever names it, in any letters; the payment is asked for with the same sum", async () => {
    await make(event, { percentOff: 15 });
    const { guest, booking } = await buy(event, " summer ", 3);
    expect(booking).toMatchObject({
      status: "pending",
      subtotal: { amount: 3000 },
      discount: { amount: 450 },
      discountName: "SUMMER",
      total: { amount: 2550 },
    });
    const { rows } = await database.pool.query("SELECT session_id FROM payments WHERE booking_id = $1", [booking.id]);
    const session = await stripe().checkout.sessions.retrieve(rows[0].session_id, { expand: ["line_items"] });
    expect(session.amount_total).toBe(2550);
    expect(session.line_items?.data.map((line) => line.amount_total)).toEqual([2550]);
    await payments.pay(booking.payment?.checkoutUrl);
    expect((await confirmBooking(guest, booking.id)).status).toBe("confirmed");
    expect(await usesOf(event)).toEqual([1]);
  });

  it("stands for itself in the lines at the provider beside fees, to the cent", async () => {
    const dear = await open({ terms: { feePerTicket: 50, feeBasisPoints: 333, taxBasisPoints: 1900 } });
    await make(dear, { amountOff: 100 });
    const { booking } = await buy(dear, "SUMMER", 3);
    const { rows } = await database.pool.query("SELECT session_id FROM payments WHERE booking_id = $1", [booking.id]);
    const session = await stripe().checkout.sessions.retrieve(rows[0].session_id, { expand: ["line_items"] });
    expect(session.amount_total).toBe(booking.total.amount);
    expect(session.line_items?.data.map((line) => [line.quantity, line.amount_total, line.description])).toEqual([
      [2, 1934, "Test event – Tier 0"],
      [1, 966, "Test event – Tier 0"],
      [1, booking.fees.amount, "Fees"],
    ]);
  });

  it("that makes everything free confirms at once, without a payment", async () => {
    await make(event, { percentOff: 100 });
    const { guest, booking } = await buy(event);
    expect(booking).toMatchObject({
      status: "confirmed",
      total: { amount: 0 },
      discount: { amount: 2000 },
      payment: null,
    });
    expect(payments.calls).toEqual([]);
    expect(await usesOf(event)).toEqual([1]);
    // a use that was made stays made
    await cancelOwnBooking(guest, booking.id);
    expect(await usesOf(event)).toEqual([1]);
  });

  it("says why it does not apply, and nothing of codes that nobody may use yet", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    await make(event, { code: "EARLY", startsAt: tomorrow });
    await make(event, { code: "LATE", endsAt: yesterday });
    await make(event, { code: "DEAR", tiers: [event.tierIds[1] ?? ""] });
    await make(event, { code: "MANY", minQuantity: 3 });
    await make(event, { code: "ONCE", maxUses: 1 });
    const gone = await make(event, { code: "GONE" });
    await deleteDiscountCode(event.organizerId, event.id, gone.id, "usr_x");
    await make(await open(), { code: "OTHERS" });
    await buy(event, "ONCE");
    const guest = newGuest();
    const hold = await holdPlaces(guest, event, 2);
    const reason = (discountCode: string) => reasonOf(quoteHold(guest, hold.id, { discountCode }));
    expect(await reason("NONE")).toBe("unknown");
    expect(await reason("EARLY")).toBe("unknown");
    expect(await reason("GONE")).toBe("unknown");
    expect(await reason("OTHERS")).toBe("unknown");
    expect(await reason("LATE")).toBe("ended");
    expect(await reason("ONCE")).toBe("used_up");
    expect(await reason("DEAR")).toBe("other_seats");
    expect(await reason("MANY")).toBe("too_few");
    for (const code of ["LATE", "ONCE"]) {
      expect(await reasonOf(bookHold(guest, hold.id, { body: { discountCode: code } }))).not.toBe("accepted");
    }
    // and the hold is as good as before
    expect((await bookHold(guest, hold.id)).total.amount).toBe(2000);
  });

  it("of 5 uses is had by exactly 5 of 50 who want it at once, where it has to be paid", async () => {
    await make(event, { maxUses: 5 });
    const guests = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const guest = newGuest();
        return { guest, hold: await holdPlaces(guest, event, 1) };
      }),
    );
    const reasons = await Promise.all(
      guests.map(({ guest, hold }) => reasonOf(bookHold(guest, hold.id, { body: { discountCode: "SUMMER" } }))),
    );
    expect(reasons.filter((reason) => reason === "accepted")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "used_up")).toHaveLength(45);
    expect(await usesOf(event)).toEqual([5]);
  });

  it("of 5 uses is had by exactly 5 of 50 who want it at once, where it makes everything free", async () => {
    await make(event, { percentOff: 100, maxUses: 5 });
    const guests = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const guest = newGuest();
        return { guest, hold: await holdPlaces(guest, event, 1) };
      }),
    );
    const reasons = await Promise.all(
      guests.map(({ guest, hold }) => reasonOf(bookHold(guest, hold.id, { body: { discountCode: "SUMMER" } }))),
    );
    expect(reasons.filter((reason) => reason === "accepted")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "used_up")).toHaveLength(45);
    expect(await usesOf(event)).toEqual([5]);
  });

  it("is used once by many requests for one hold, free or paid", async () => {
    await make(event, { code: "ALL", percentOff: 100 });
    await make(event);
    for (const code of ["ALL", "SUMMER"]) {
      const guest = newGuest();
      const hold = await holdPlaces(guest, event, 1);
      await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          bookHold(guest, hold.id, { key: `k${i}`, body: { discountCode: i % 2 ? code : "ALL" } }),
        ),
      );
      const { rows } = await database.pool.query("SELECT 1 FROM bookings WHERE hold_id = $1", [hold.id]);
      expect(rows).toHaveLength(1);
    }
    const { rows } = await database.pool.query("SELECT sum(uses)::int AS n FROM discount_codes WHERE event_id = $1", [
      event.id,
    ]);
    expect(rows[0].n).toBe(2);
  });
});

describe("a use comes back", () => {
  it("when a pending booking expires, is given up, or is never confirmed", async () => {
    await make(event, { maxUses: 1 });
    const first = await buy(event);
    expect(await reasonOf(buy(event))).toBe("used_up");
    await endHold(database.pool, await holdOf(database.pool, first.booking.id));
    await oneRound();
    expect(await usesOf(event)).toEqual([0]);

    const second = await buy(event);
    await cancelOwnBooking(second.guest, second.booking.id);
    expect(await usesOf(event)).toEqual([0]);

    // paid too late, after others took the seats
    const small = await open({ tiers: [{ places: 2, price: 1000 }] });
    await make(small, { maxUses: 1 });
    const late = await buy(small);
    await endHold(database.pool, await holdOf(database.pool, late.booking.id));
    await holdPlaces(newGuest(), small, 2);
    await payments.pay(late.booking.payment?.checkoutUrl);
    expect(await settleBooking(late.booking.id)).toBe("over");
    expect(await usesOf(small)).toEqual([0]);
  });

  it("when the money of a confirmed booking could not be had after all", async () => {
    await make(event, { maxUses: 1 });
    const { guest, booking } = await buy(event);
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    payments.outage = null;
    expect(await usesOf(event)).toEqual([1]);
    const { rows } = await database.pool.query("SELECT intent_id FROM payments WHERE booking_id = $1", [booking.id]);
    await stripe().paymentIntents.cancel(rows[0].intent_id);
    expect(await settleBooking(booking.id)).toBe("over");
    expect(await usesOf(event)).toEqual([0]);
  });

  it("once, however often the end is noticed", async () => {
    await make(event, { maxUses: 3 });
    const all = await Promise.all(Array.from({ length: 3 }, () => buy(event)));
    for (const { booking } of all) await endHold(database.pool, await holdOf(database.pool, booking.id));
    await Promise.all([
      oneRound(),
      oneRound(),
      ...all.map(({ guest, booking }) => cancelOwnBooking(guest, booking.id).catch(() => {})),
    ]);
    expect(await usesOf(event)).toEqual([0]);
  });
});

describe("the group's discount", () => {
  it("needs no code, and leaves the code unused where it is better", async () => {
    const group = await open({ terms: { groupDiscount: { minQuantity: 4, percentOff: 25 } } });
    await make(group, { percentOff: 10 });
    expect((await buy(group, "SUMMER", 4)).booking).toMatchObject({
      discount: { amount: 1000 },
      discountName: "GROUP",
    });
    expect(await usesOf(group)).toEqual([0]);
    expect((await buy(group, "SUMMER", 3)).booking).toMatchObject({
      discount: { amount: 300 },
      discountName: "SUMMER",
    });
    expect(await usesOf(group)).toEqual([1]);
  });

  it("may make everything free", async () => {
    const group = await open({ terms: { groupDiscount: { minQuantity: 2, percentOff: 100 } } });
    const guest = newGuest();
    const hold = await holdPlaces(guest, group, 2);
    expect(await bookHold(guest, hold.id)).toMatchObject({
      status: "confirmed",
      total: { amount: 0 },
      discountName: "GROUP",
    });
  });
});

describe("organizers", () => {
  it("make, list and end codes of their own events alone", async () => {
    const made = await make(event, { code: "ONE", amountOff: 500, maxUses: 2 });
    expect(made).toMatchObject({
      code: "ONE",
      percentOff: null,
      amountOff: 500,
      minQuantity: 1,
      tiers: [],
      maxUses: 2,
      uses: 0,
    });
    await expect(make(event, { code: "ONE" })).rejects.toMatchObject({ code: "conflict" });
    await expect(make(event, { code: "GROUP" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(make(event, { code: "T", tiers: ["tier_none"] })).rejects.toMatchObject({ code: "invalid_input" });
    const other = await open();
    await expect(
      createDiscountCode(other.organizerId, event.id, { code: "X", percentOff: 1 }, "u"),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(listDiscountCodes(other.organizerId, event.id, { limit: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    for (const [organizer, of] of [
      [other.organizerId, event.id],
      [event.organizerId, other.id],
    ] as const) {
      await expect(deleteDiscountCode(organizer, of, made.id, "u")).rejects.toMatchObject({ code: "not_found" });
    }
    await make(event, { code: "TWO" });
    const first = await listDiscountCodes(event.organizerId, event.id, { limit: 1 });
    expect(first.data.map((code) => code.code)).toEqual(["TWO"]);
    const next = await listDiscountCodes(event.organizerId, event.id, { limit: 1, cursor: first.nextCursor ?? "" });
    expect([next.data.map((code) => code.code), next.nextCursor]).toEqual([["ONE"], null]);
    await deleteDiscountCode(event.organizerId, event.id, made.id, "usr_x");
    // its name is free again
    expect((await make(event, { code: "ONE" })).id).not.toBe(made.id);
    const { rows } = await database.pool.query("SELECT action FROM audit_log WHERE organizer_id = $1 ORDER BY id", [
      event.organizerId,
    ]);
    expect(rows.map((row) => row.action)).toEqual([
      "discount_code.created",
      "discount_code.created",
      "discount_code.deleted",
      "discount_code.created",
    ]);
  });
});

describe("a code that is gone when a hold is booked", () => {
  it("because the hold's own booking used it up leads to that booking", async () => {
    await make(event, { maxUses: 1 });
    const { guest, booking } = await buy(event);
    const used = { code: "hold_used", extra: { bookingId: booking.id } };
    const holdId = await holdOf(database.pool, booking.id);
    await expect(bookHold(guest, holdId, { body: { discountCode: "SUMMER" } })).rejects.toMatchObject(used);
    await expect(quoteHold(guest, holdId, { discountCode: "SUMMER" })).rejects.toMatchObject(used);
    // who has no booking hears of the code
    expect(await reasonOf(buy(event))).toBe("used_up");
  });

  it("by two tabs at once books once, and the other hears of that booking", async () => {
    await make(event, { maxUses: 1 });
    const guest = newGuest();
    const hold = await holdPlaces(guest, event, 2);
    const tabs = Array.from({ length: 6 }, () => bookHold(guest, hold.id, { body: { discountCode: "SUMMER" } }));
    const results = await Promise.allSettled(tabs);
    const made = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.id] : []));
    expect(made).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ code: "hold_used", extra: { bookingId: made[0] } });
      }
    }
  });

  it.each([
    ["ended", "ends_at = now()", "ended"],
    ["was deleted", "deleted_at = now()", "unknown"],
    ["was used up", "max_uses = 1, uses = 1", "used_up"],
  ])("says so when it %s after it was priced", async (_, change, reason) => {
    for (const percentOff of [10, 100]) {
      const fresh = await open();
      await make(fresh, { percentOff });
      const client = await database.pool.connect();
      await client.query("BEGIN");
      await client.query(`UPDATE discount_codes SET ${change} WHERE event_id = $1`, [fresh.id]);
      // it is priced by what was committed; booking it waits for the change
      const bought = reasonOf(buy(fresh));
      const waits = () =>
        database.pool.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
      while ((await waits()).rowCount === 0) await new Promise(setImmediate);
      await client.query("COMMIT");
      client.release();
      expect(await bought).toBe(reason);
      await database.pool.query("UPDATE discount_codes SET uses = 0 WHERE event_id = $1", [fresh.id]);
    }
  });
});
