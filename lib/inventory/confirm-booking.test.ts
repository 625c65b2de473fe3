import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { newId } from "@/lib/platform/ids";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { claimStatement } from "./claim-statement";
import { bookFree, confirmPending } from "./confirm-booking";
import { holdSeats } from "./hold-seats";
import { booking, expire, outcome, request } from "./inventory-fixtures";
import { readHold } from "./read-hold";
import { settleExpiredHolds } from "./settle-holds";
import { startBooking } from "./start-booking";

const database = useLibDatabase();
const price = (subtotal: number) => ({
  subtotal,
  discount: 0,
  fees: 0,
  tax: 0,
  total: subtotal,
  discountCodeId: null,
  discountName: null,
});

describe("bookings", () => {
  it("books a free hold with its tickets, once", async () => {
    const event = await insertSmallEvent(database.pool);
    const hold = await holdSeats(request(event, { seatNos: [0, 1, 2] }));
    const results = await Promise.all(Array.from({ length: 20 }, () => bookFree(booking(hold), hold)));
    expect(results.filter((result) => result === "done")).toHaveLength(1);
    const { rows } = await database.pool.query(
      "SELECT seat_no, attendee_name FROM tickets WHERE event_key = $1 ORDER BY 1",
      [event.key],
    );
    expect(rows).toEqual([0, 1, 2].map((seat_no) => ({ seat_no, attendee_name: "Ada" })));
  });

  it("does not book for nothing what costs something", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 1000 }] });
    const hold = await holdSeats(request(event, { seatNos: [0] }));
    expect(await bookFree(booking(hold), hold)).toBe("gone");
  });

  it("has exactly one owner when a confirm meets a new hold at the moment of expiry", async () => {
    for (let round = 0; round < 30; round++) {
      const event = await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 0 }] });
      const hold = await holdSeats(request(event, { seatNos: [0, 1] }));
      await expire(database.pool, hold);
      const [confirmed, second] = await Promise.all([
        bookFree(booking(hold), hold),
        outcome(holdSeats(request(event, { seatNos: [0, 1] }))),
      ]);
      expect([confirmed === "done", second.code === "held"].filter(Boolean)).toHaveLength(1);
    }
  });

  it("confirms a pending booking once, however often it is asked to", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 1000 }] });
    const hold = await holdSeats(request(event, { seatNos: [0, 1] }));
    const item = booking(hold);
    expect(await startBooking(item, price(2000))).toBe("made");
    expect(await startBooking(booking(hold), price(2000))).toBe("over");
    await database.pool.query(
      `INSERT INTO payments (id, booking_id, session_id, checkout_url, status, amount, currency, updated_at)
       VALUES ($1, $2, $1, 'x', 'authorized', 2000, 'EUR', now())`,
      [newId("payment"), item.booking],
    );
    const results = await Promise.all(
      Array.from({ length: 50 }, () => confirmPending({ booking: item.booking, hold: hold.id, actor: "system" }, hold)),
    );
    expect(results.filter((result) => result === "done")).toHaveLength(1);
  });

  it("does not confirm when one of the seats went to somebody else", async () => {
    const event = await insertSmallEvent(database.pool);
    const hold = await holdSeats(request(event, { seatNos: [0, 1] }));
    await expire(database.pool, hold);
    await holdSeats(request(event, { seatNos: [1] }));
    expect(await bookFree(booking(hold), hold)).toBe("gone");
    await settleExpiredHolds([hold.id]);
    expect((await readHold(hold.id))?.status).toBe("expired");
  });

  it("answers a repeated hold after the process that made it is gone", async () => {
    const event = await insertSmallEvent(database.pool);
    const same = request(event, { seatNos: [5] }, { buyer: "reborn", key: "k" });
    // the statement commits, and nobody is there to hear of it
    await database.pool.query(claimStatement("skip"), [
      JSON.stringify([
        {
          ord: 0,
          hold: "hold_before",
          event: event.key,
          buyer: "reborn",
          user: null,
          key: "k",
          hash: "hash",
          seats: [5],
          seconds: 60,
          counted: true,
          tries: true,
        },
      ]),
    ]);
    expect((await holdSeats(same)).id).toBe("hold_before");
  });
});
