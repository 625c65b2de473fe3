import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { stranger } from "@/lib/platform/auth/principal";
import { encodeCursor } from "@/lib/platform/cursor";
import { sealedToken } from "@/lib/platform/tokens";
import { bookingFilters } from "@/lib/schemas/bookings";
import { getTicketOrThrow } from "@/lib/tickets/get-ticket-or-throw";
import { listTickets } from "@/lib/tickets/list-tickets";
import { transferTicket } from "@/lib/tickets/transfer-ticket";
import { bookHold, buyPlaces, endHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { listBookingHistory } from "./booking-history";
import { cancelOwnBooking } from "./cancel-own-booking";
import { claimBooking } from "./claim-booking";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { getReceipt } from "./get-receipt";
import { listBookings } from "./list-bookings";

const database = useLibDatabase();
const notFound = { code: "not_found" };
const list = (who: Parameters<typeof listBookings>[0], filters: Record<string, string> = {}) =>
  listBookings(who, bookingFilters.parse(filters));

describe("booking what costs nothing", () => {
  it("is confirmed at once, with a name on each ticket", async () => {
    const event = await insertSmallEvent(database.pool);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    const booking = await bookHold(guest, hold.id, { body: { attendees: ["Grace", "Alan"] } });
    expect(booking).toMatchObject({
      status: "confirmed",
      number: expect.stringMatching(/^EV-/),
      quantity: 2,
      buyer: { name: "Ada Reader", email: "ada@example.test" },
      total: { amount: 0, currency: "EUR" },
      payment: null,
      expiresAt: null,
      confirmedAt: expect.any(String),
      event: { id: event.id, venue: { name: "Hall" } },
    });
    expect(booking.items.map(({ attendee, tierName }) => ({ attendee, tierName }))).toEqual([
      { attendee: "Grace", tierName: "Tier 0" },
      { attendee: "Alan", tierName: "Tier 0" },
    ]);
    expect(await getBookingOrThrow(guest, booking.id)).toEqual(booking);
    expect(await confirmBooking(guest, booking.id)).toEqual(booking);
  });

  it("needs a name for each seat, or none", async () => {
    const event = await insertSmallEvent(database.pool);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    await expect(bookHold(guest, hold.id, { body: { attendees: ["Grace"] } })).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "attendees", message: "must have 2 names, one a seat" }],
    });
    const booking = await bookHold(guest, hold.id);
    expect(booking.items.map(({ attendee }) => attendee)).toEqual(["Ada Reader", "Ada Reader"]);
  });

  it("is done once for a key, also at the same time; another request under it is refused", async () => {
    const event = await insertSmallEvent(database.pool);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    const bookings = await Promise.all(Array.from({ length: 10 }, () => bookHold(guest, hold.id, { key: "k" })));
    expect(new Set(bookings.map(({ id }) => id)).size).toBe(1);
    expect((await bookHold(guest, hold.id, { key: "k" })).id).toBe(bookings[0]?.id);
    await expect(bookHold(guest, hold.id, { key: "k", hash: "other" })).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
  });

  it("is done once for a hold: others are led to the booking", async () => {
    const event = await insertSmallEvent(database.pool);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, (_, i) => bookHold(guest, hold.id, { key: `k${i}` })),
    );
    const made = results.find((result) => result.status === "fulfilled");
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ code: "hold_used", extra: { bookingId: made?.value.id } });
      }
    }
  });

  it("is not possible with another's hold, or one whose seats are gone", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 0 }] });
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    await expect(bookHold(newGuest(), hold.id)).rejects.toMatchObject(notFound);
    await endHold(database.pool, hold.id);
    await buyPlaces(newGuest(), event, 1);
    await expect(bookHold(guest, hold.id)).rejects.toMatchObject({ code: "hold_expired" });
  });

  it("is on record: history and receipt", async () => {
    const event = await insertSmallEvent(database.pool);
    const user = await insertUser(database.pool);
    const booking = await buyPlaces(user, event);
    expect(await listBookingHistory(user, booking.id)).toEqual([
      { at: expect.any(String), actor: "buyer", change: "confirmed", data: { quantity: 2 } },
    ]);
    expect(await getReceipt(user, booking.id)).toMatchObject({
      number: booking.number,
      seller: { name: "Test" },
      event: { title: "Test event", venue: "Hall" },
      total: { amount: 0 },
      paid: { amount: 0 },
    });
    await expect(getReceipt(newGuest(), booking.id)).rejects.toMatchObject(notFound);
    await expect(listBookingHistory(newGuest(), booking.id)).rejects.toMatchObject(notFound);
  });
});

describe("the list of bookings", () => {
  it("has one's own, newest first, in pages", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 20, price: 0 }] });
    const user = await insertUser(database.pool);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await buyPlaces(user, event, 1)).id);
    await buyPlaces(newGuest(), event, 1);
    const first = await list(user, { limit: "2" });
    ids.push((await buyPlaces(user, event, 1)).id);
    const second = await list(user, { limit: "2", cursor: first.nextCursor ?? "" });
    const third = await list(user, { limit: "2", cursor: second.nextCursor ?? "" });
    const seen = [first, second, third].flatMap(({ data }) => data.map(({ id }) => id));
    expect(seen).toEqual([...ids.slice(0, 5)].reverse());
    expect(third.nextCursor).toBeNull();
    for (const cursor of ["rubbish", encodeCursor([1])]) {
      await expect(list(user, { cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
    }
  });

  it("is that of a browser for its guest, and of nobody for a stranger", async () => {
    const event = await insertSmallEvent(database.pool);
    const guest = newGuest();
    const { id } = await buyPlaces(guest, event);
    expect((await list(guest)).data.map((booking) => booking.id)).toEqual([id]);
    expect((await list(newGuest())).data).toEqual([]);
    await expect(list(stranger)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is filtered by status and by whether the event is over", async () => {
    const user = await insertUser(database.pool);
    const [ahead, over] = [await insertSmallEvent(database.pool), await insertSmallEvent(database.pool)];
    const [one, two] = [await buyPlaces(user, ahead), await buyPlaces(user, over)];
    await database.pool.query("UPDATE events SET starts_at = now() - interval '1 day' WHERE id = $1", [over.id]);
    const ids = async (status: string) => (await list(user, { status })).data.map(({ id }) => id);
    expect(await ids("upcoming")).toEqual([one.id]);
    expect(await ids("past")).toEqual([two.id]);
    expect(await ids("confirmed")).toEqual([two.id, one.id]);
    for (const status of ["pending", "cancelled", "expired", "refunded"]) expect(await ids(status)).toEqual([]);
  });
});

describe("claiming a guest's booking", () => {
  async function guestBooking() {
    const guest = newGuest();
    const event = await insertSmallEvent(database.pool);
    const hold = await holdPlaces(guest, event);
    const booking = await bookHold(guest, hold.id);
    return { guest, hold, booking, token: sealedToken("hold", hold.id) };
  }

  it("puts it into the account of who has its token, once and on record", async () => {
    const { booking, token, guest } = await guestBooking();
    const user = await insertUser(database.pool);
    expect((await claimBooking({ ...user, token }, booking.id)).id).toBe(booking.id);
    expect((await list(user)).data.map(({ id }) => id)).toEqual([booking.id]);
    // it is no longer among those of the browser
    expect((await list(guest)).data).toEqual([]);
    expect((await claimBooking(user, booking.id)).id).toBe(booking.id);
    expect((await listBookingHistory(user, booking.id)).map(({ change, actor }) => [change, actor])).toEqual([
      ["confirmed", "buyer"],
      ["claimed", "buyer"],
    ]);
  });

  it("puts it into the account of who made it in the same browser", async () => {
    const { booking, guest } = await guestBooking();
    const user = { ...(await insertUser(database.pool)), guest: guest.guest };
    expect((await claimBooking(user, booking.id)).id).toBe(booking.id);
  });

  it("is not for an equal e-mail address, nor for who is not signed in", async () => {
    const { booking, token } = await guestBooking();
    const namesake = await insertUser(database.pool, { email: "ada@example.test" });
    await expect(claimBooking(namesake, booking.id)).rejects.toMatchObject(notFound);
    await expect(claimBooking({ ...stranger, token }, booking.id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("does not take it out of another account", async () => {
    const { booking, token } = await guestBooking();
    const [first, second] = [await insertUser(database.pool), await insertUser(database.pool)];
    await claimBooking({ ...first, token }, booking.id);
    await expect(claimBooking({ ...second, token }, booking.id)).rejects.toMatchObject({ code: "conflict" });
    expect((await list(first)).data).toHaveLength(1);
    expect((await list(second)).data).toHaveLength(0);
  });

  it("makes it the account's alone: neither the link nor the browser opens it or its tickets any more", async () => {
    const { booking, token, guest } = await guestBooking();
    const [ticket] = await listTickets(guest, booking.id);
    const id = ticket?.id ?? "";
    const user = await insertUser(database.pool);
    await claimBooking({ ...user, token }, booking.id);
    const other = await insertUser(database.pool);
    for (const who of [{ ...stranger, token }, guest, { ...other, token }, { ...other, guest: guest.guest }]) {
      await expect(getBookingOrThrow(who, booking.id)).rejects.toMatchObject(notFound);
      await expect(cancelOwnBooking(who, booking.id)).rejects.toMatchObject(notFound);
      await expect(getReceipt(who, booking.id)).rejects.toMatchObject(notFound);
      await expect(listTickets(who, booking.id)).rejects.toMatchObject(notFound);
      await expect(getTicketOrThrow(who, id)).rejects.toMatchObject(notFound);
      await expect(transferTicket(who, id, { name: "Eve", email: "eve@example.test" })).rejects.toMatchObject(notFound);
    }
    expect((await getTicketOrThrow({ ...user, token }, id)).yours).toBe(true);
    expect((await getBookingOrThrow(user, booking.id)).status).toBe("confirmed");
  });

  it("leaves it to who has its link when the account is erased", async () => {
    const { booking, token } = await guestBooking();
    const user = await insertUser(database.pool);
    await claimBooking({ ...user, token }, booking.id);
    await database.pool.query("UPDATE users SET deleted_at = now() WHERE id = $1", [user.user.id]);
    expect((await getBookingOrThrow({ ...stranger, token }, booking.id)).id).toBe(booking.id);
  });

  it("does not concern the token of a hold that was the account's from the start", async () => {
    const event = await insertSmallEvent(database.pool);
    const user = await insertUser(database.pool);
    const hold = await holdPlaces(user, event);
    const { id } = await bookHold(user, hold.id);
    expect((await getBookingOrThrow({ ...stranger, token: hold.token }, id)).status).toBe("confirmed");
  });
});
