import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { stranger } from "@/lib/platform/auth/principal";
import { parseSeatId, seatId } from "@/lib/platform/ids";
import { addHall, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { bookHold, endHold, holdPlaces, newGuest, scopeOf } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { extendHoldOnce, giveUpHold } from "./change-hold";
import { createHold } from "./create-hold";
import { getHoldOrThrow } from "./get-hold-or-throw";
import { quoteHold } from "./quote-hold";

const database = useLibDatabase();
const notFound = { code: "not_found" };
const paid = {
  tiers: [
    { places: 6, price: 1250 },
    { places: 4, price: 3000 },
  ],
};

describe("holding", () => {
  it("gives places of a tier with their price, and a token", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const hold = await holdPlaces(stranger, event, 3);
    expect(hold).toMatchObject({
      eventId: event.id,
      status: "active",
      quantity: 3,
      total: { amount: 3750, currency: "EUR" },
      extendable: true,
      token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(hold.seats.every(({ tier, price }) => tier === event.tierIds[0] && price.amount === 1250)).toBe(true);
    const seconds = (Date.parse(hold.expiresAt) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(150);
    expect(seconds).toBeLessThan(210);
  });

  it("gives seats by name, with section, row and number", async () => {
    const office = await openBoxOffice(database.pool);
    await addHall(office);
    const event = await sellEvent(office, {
      tiers: [{ name: "Stalls", price: 2500, seatCategories: ["Best"] }],
      holdSeconds: 900,
    });
    const { rows } = await database.pool.query("SELECT key FROM events WHERE id = $1", [event.id]);
    const seats = [1, 0].map((no) => seatId(rows[0].key, no));
    const hold = await createHold(stranger, scopeOf(stranger), event.id, { seats });
    expect(hold.seats.map(({ index, section }) => ({ index, section }))).toEqual([
      { index: 0, section: "Stalls" },
      { index: 1, section: "Stalls" },
    ]);
    expect(Date.parse(hold.expiresAt) - Date.now()).toBeGreaterThan(800_000);
    await expect(
      createHold(newGuest(), scopeOf(newGuest()), event.id, { seats: [...seats, seatId(rows[0].key, 2)] }),
    ).rejects.toMatchObject({
      code: "seats_unavailable",
      extra: { seats: [...seats].reverse() },
    });
    await expect(
      createHold(stranger, scopeOf(stranger), event.id, { tier: event.tiers[0]?.id ?? "", quantity: 1 }),
    ).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "tier", message: expect.stringContaining("numbered") }],
    });
  });

  it("refuses seats and tiers of other events, naming the place", async () => {
    const [event, other] = [await insertSmallEvent(database.pool), await insertSmallEvent(database.pool)];
    const hold = (body: Parameters<typeof createHold>[3]) => createHold(stranger, scopeOf(stranger), event.id, body);
    const refused = (path: string) => ({ code: "invalid_input", errors: [{ path }] });
    await expect(hold({ seats: [seatId(event.key, 0), seatId(other.key, 0)] })).rejects.toMatchObject(
      refused("seats[1]"),
    );
    await expect(hold({ seats: ["seat_rubbish"] })).rejects.toMatchObject(refused("seats[0]"));
    await expect(hold({ tier: other.tierIds[0] ?? "", quantity: 1 })).rejects.toMatchObject(refused("tier"));
    await expect(createHold(stranger, scopeOf(stranger), "evt_unknown", { seats: [] })).rejects.toMatchObject(notFound);
  });

  it("passes on what the inventory refuses", async () => {
    const event = await insertSmallEvent(database.pool, { ...paid, maxPerBuyer: 2 });
    const guest = newGuest();
    await holdPlaces(guest, event, 2);
    await expect(holdPlaces(guest, event, 1)).rejects.toMatchObject({
      code: "limit_per_buyer",
      extra: { maxPerBuyer: 2 },
    });
    const small = await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 0 }] });
    await expect(holdPlaces(stranger, small, 3)).rejects.toMatchObject({ code: "sold_out" });
  });

  it("gives the same hold and the same token for the same key", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const body = { tier: event.tierIds[0] ?? "", quantity: 1 };
    const [first, second] = await Promise.all(
      [1, 2].map(() => createHold(guest, scopeOf(guest, "key"), event.id, body)),
    );
    expect(second).toEqual(first);
    await expect(createHold(guest, scopeOf(guest, "key", "other"), event.id, body)).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
  });
});

describe("a hold", () => {
  it("is its holder's alone: of a user, of a browser, of who has its token", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const user = await insertUser(database.pool);
    const guest = newGuest();
    const [ofUser, ofGuest] = [await holdPlaces(user, event), await holdPlaces(guest, event)];
    expect((await getHoldOrThrow(user, ofUser.id)).id).toBe(ofUser.id);
    expect((await getHoldOrThrow(guest, ofGuest.id)).id).toBe(ofGuest.id);
    expect((await getHoldOrThrow({ ...stranger, token: ofGuest.token }, ofGuest.id)).id).toBe(ofGuest.id);
    for (const other of [
      stranger,
      newGuest(),
      await insertUser(database.pool),
      { ...stranger, token: ofUser.token },
      user,
    ]) {
      await expect(getHoldOrThrow(other, ofGuest.id)).rejects.toMatchObject(notFound);
      await expect(quoteHold(other, ofGuest.id, {})).rejects.toMatchObject(notFound);
      await expect(extendHoldOnce(other, ofGuest.id)).rejects.toMatchObject(notFound);
      await expect(giveUpHold(other, ofGuest.id)).rejects.toMatchObject(notFound);
    }
    await expect(getHoldOrThrow(user, "hold_unknown")).rejects.toMatchObject(notFound);
    expect(await getHoldOrThrow(guest, ofGuest.id)).toMatchObject({ status: "active", extendable: true });
    // the token is told to its maker alone
    expect(await getHoldOrThrow(guest, ofGuest.id)).not.toHaveProperty("token");
  });

  it("is extended once, by the event's hold time", async () => {
    const event = await insertSmallEvent(database.pool, { ...paid, holdSeconds: 300 });
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    await database.pool.query("UPDATE holds SET expires_at = now() + interval '10 seconds' WHERE id = $1", [hold.id]);
    const extended = await extendHoldOnce(guest, hold.id);
    expect(extended.extendable).toBe(false);
    expect(Date.parse(extended.expiresAt) - Date.now()).toBeGreaterThan(280_000);
    await expect(extendHoldOnce(guest, hold.id)).rejects.toMatchObject({ code: "extension_used" });
  });

  it("is not extended once it is over or booked", async () => {
    const event = await insertSmallEvent(database.pool);
    const guest = newGuest();
    const [over, booked] = [await holdPlaces(guest, event), await holdPlaces(guest, event)];
    await endHold(database.pool, over.id);
    await expect(extendHoldOnce(guest, over.id)).rejects.toMatchObject({ code: "hold_expired" });
    await bookHold(guest, booked.id);
    await expect(extendHoldOnce(guest, booked.id)).rejects.toMatchObject({ code: "hold_used" });
  });

  it("that is given up frees its seats at once, and stays over", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 0 }], maxPerBuyer: 2 });
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    await giveUpHold(guest, hold.id);
    expect(await getHoldOrThrow(guest, hold.id)).toMatchObject({ status: "released", extendable: false });
    expect((await holdPlaces(newGuest(), event)).quantity).toBe(2);
    await giveUpHold(guest, hold.id);
    await expect(bookHold(guest, hold.id)).rejects.toMatchObject({ code: "hold_expired" });
  });

  it("that was booked is not given up, but leads to its booking", async () => {
    const event = await insertSmallEvent(database.pool);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    const booking = await bookHold(guest, hold.id);
    await expect(giveUpHold(guest, hold.id)).rejects.toMatchObject({ code: "hold_used" });
    expect(await getHoldOrThrow(guest, hold.id)).toMatchObject({ status: "booked", bookingId: booking.id });
    await expect(getHoldOrThrow(newGuest(), hold.id)).rejects.toMatchObject(notFound);
  });
});

describe("a quote", () => {
  it("has a line for each tier, at the price that the hold fixed", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const seats = [0, 6, 1].map((no) => seatId(event.key, no));
    const hold = await createHold(guest, scopeOf(guest), event.id, { seats });
    expect(hold.seats.map(({ id }) => parseSeatId(id)?.seatNo)).toEqual([0, 1, 6]);
    // a price that changes later is not this buyer's
    await database.pool.query("UPDATE tiers SET price = 9900 WHERE event_id = $1", [event.id]);
    const euro = (amount: number) => ({ amount, currency: "EUR" });
    expect(await quoteHold(guest, hold.id, {})).toEqual({
      items: [
        { tier: event.tierIds[0], name: "Tier 0", quantity: 2, price: euro(1250), amount: euro(2500) },
        { tier: event.tierIds[1], name: "Tier 1", quantity: 1, price: euro(3000), amount: euro(3000) },
      ],
      subtotal: euro(5500),
      discount: euro(0),
      discountName: null,
      fees: euro(0),
      feePerTicket: null,
      tax: euro(0),
      taxPercent: 0,
      total: euro(5500),
    });
  });

  it("knows no discount codes yet, and nothing of holds that are over", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    await expect(quoteHold(guest, hold.id, { discountCode: "X" })).rejects.toMatchObject({
      code: "discount_code_invalid",
      errors: [{ path: "discountCode" }],
    });
    await endHold(database.pool, hold.id);
    await expect(quoteHold(guest, hold.id, {})).rejects.toMatchObject({ code: "hold_expired" });
  });
});
