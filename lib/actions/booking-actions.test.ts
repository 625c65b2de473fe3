import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser, Redirected } from "@/embedded/testing/browser";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { createHold } from "@/lib/bookings/create-hold";
import { getBookingOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { getHoldOrThrow } from "@/lib/bookings/get-hold-or-throw";
import { listBookings } from "@/lib/bookings/list-bookings";
import { addressHeaders } from "@/lib/platform/address";
import { GUEST_COOKIE, guestCookie, sessionCookieName } from "@/lib/platform/auth/cookies";
import { stranger } from "@/lib/platform/auth/principal";
import { openSession } from "@/lib/platform/auth/sessions";
import { viewer } from "@/lib/platform/auth/viewer";
import { localeCookie } from "@/lib/shared/locale";
import { listTickets } from "@/lib/tickets/list-tickets";
import { bookHold, buyPlaces, endHold, holdPlaces, newGuest, scopeOf } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { cancelBookingAction } from "./cancel-booking";
import { claimBookingAction } from "./claim-booking";
import { createBookingAction } from "./create-booking";
import { releaseHoldAction } from "./release-hold";
import { toResult } from "./result";
import { resumePaymentAction } from "./resume-payment";

vi.mock("next/headers", () => import("@/embedded/testing/browser"));
vi.mock("next/navigation", () => import("@/embedded/testing/browser"));

const database = useLibDatabase();
const payments = useLibPayments(database);

let addresses = 0;
beforeEach(() => {
  browser.reset();
  browser.sends(addressHeaders(`198.51.100.${++addresses}`));
});

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const outcome = <T>(work: Promise<T>) =>
  work.catch((error: unknown) => {
    if (error instanceof Redirected) return error.to;
    throw error;
  });

/** The browser is this guest's from now on. */
function asGuest() {
  const guest = newGuest();
  const [, value = ""] =
    guestCookie(guest.guest ?? "")
      .split(";")[0]
      ?.split(`${GUEST_COOKIE}=`) ?? [];
  browser.cookies.set(GUEST_COOKIE, value);
  return guest;
}
/** The browser is signed in from now on. */
async function asUser() {
  const signedIn = await insertUser(database.pool);
  const sid = await openSession(signedIn.user.id, "browser", { address: "::1", userAgent: null });
  const name = sessionCookieName();
  browser.cookies.set(name, await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? "", salt: name }));
  return signedIn;
}

const fields = (holdId: string, more: Record<string, string> = {}) => ({
  holdId,
  name: " Ada Reader ",
  email: "Ada@Example.test",
  idempotencyKey: "key",
  ...more,
});

describe("booking by form", () => {
  it("leads to the booking when nothing has to be paid", async () => {
    const guest = asGuest();
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool));
    const to = await outcome(createBookingAction(null, form(fields(hold.id))));
    expect(to).toMatch(/^\/bookings\/bkg_\w+$/);
    const booking = await getBookingOrThrow(guest, String(to).slice("/bookings/".length));
    expect(booking).toMatchObject({ status: "confirmed", buyer: { name: "Ada Reader", email: "ada@example.test" } });
  });

  it("leads to the checkout when something has to be paid, in the reader's language", async () => {
    const guest = asGuest();
    browser.cookies.set(localeCookie, "de");
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 900 }] }));
    const to = await outcome(createBookingAction(null, form(fields(hold.id))));
    expect(await payments.pay(String(to))).toBe(303);
    const { rows } = await database.pool.query("SELECT locale FROM bookings WHERE hold_id = $1", [hold.id]);
    expect(rows).toEqual([{ locale: "de" }]);
  });

  it("takes a name for each seat; who is not named has the buyer's", async () => {
    const guest = asGuest();
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool));
    const to = await outcome(
      createBookingAction(null, form(fields(hold.id, { "attendee[0]": " Grace ", "attendee[1]": "" }))),
    );
    const tickets = await listTickets(guest, String(to).slice("/bookings/".length));
    expect(tickets.map(({ attendee }) => attendee)).toEqual(["Grace", "Ada Reader"]);
  });

  it("sent twice books once", async () => {
    const guest = asGuest();
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool));
    const first = await outcome(createBookingAction(null, form(fields(hold.id))));
    expect(await outcome(createBookingAction(null, form(fields(hold.id))))).toBe(first);
    expect((await listBookings(guest, { limit: 10 })).data).toHaveLength(1);
  });

  it("works by a link's token, which goes on to the booking", async () => {
    const event = await insertSmallEvent(database.pool);
    const hold = await createHold(stranger, scopeOf(stranger), event.id, { tier: event.tierIds[0] ?? "", quantity: 1 });
    const to = await outcome(createBookingAction(null, form(fields(hold.id, { token: hold.token }))));
    expect(to).toMatch(new RegExp(`^/bookings/bkg_\\w+\\?token=${hold.token}$`));
  });

  it("says which fields are wrong", async () => {
    asGuest();
    const result = await outcome(createBookingAction(null, form({ ...fields("hold_1"), name: "", email: "x" })));
    expect(result).toMatchObject({
      ok: false,
      code: "invalid_input",
      fieldErrors: { "buyer.name": "must not be empty", "buyer.email": "must be an e-mail address" },
    });
  });

  it("says what else stands in the way, and books nothing", async () => {
    const guest = asGuest();
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool));
    expect(await outcome(createBookingAction(null, form(fields(hold.id, { discountCode: "HALF" }))))).toMatchObject({
      ok: false,
      code: "discount_code_invalid",
    });
    await endHold(database.pool, hold.id);
    await database.pool.query("UPDATE seats SET hold_id = NULL, held_until = NULL WHERE hold_id = $1", [hold.id]);
    expect(await outcome(createBookingAction(null, form(fields(hold.id))))).toMatchObject({
      ok: false,
      code: "hold_expired",
    });
    expect((await listBookings(guest, { limit: 10 })).data).toEqual([]);
  });

  it("starts the hold's clock again, once, so that there is time to pay", async () => {
    const guest = asGuest();
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 900 }], holdSeconds: 600 });
    const hold = await holdPlaces(guest, event);
    await database.pool.query("UPDATE holds SET expires_at = now() + interval '5 seconds' WHERE id = $1", [hold.id]);
    await outcome(createBookingAction(null, form(fields(hold.id))));
    const held = await getHoldOrThrow(guest, hold.id);
    expect(held.extendable).toBe(false);
    expect(Date.parse(held.expiresAt) - Date.parse(held.asOf)).toBeGreaterThan(500_000);
  });

  it("books no other price than the one that was shown", async () => {
    const guest = asGuest();
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 900 }] }));
    const shown = (total: string) => outcome(createBookingAction(null, form(fields(hold.id, { shownTotal: total }))));
    expect(await shown("1700")).toMatchObject({ ok: false, code: "price_changed" });
    expect((await listBookings(guest, { limit: 10 })).data).toEqual([]);
    expect(await shown("1800")).toMatch(/embedded\/payments/);
  });

  it("keeps booking and seats while the provider is down; its payment is opened later, once", async () => {
    const guest = asGuest();
    const hold = await holdPlaces(guest, await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 900 }] }));
    payments.outage = /checkout/;
    const unavailable = { ok: false, code: "payment_provider_unavailable" };
    expect(await outcome(createBookingAction(null, form(fields(hold.id))))).toMatchObject(unavailable);
    const { bookingId, status } = await getHoldOrThrow(guest, hold.id);
    expect(status).toBe("active");
    const resume = () => outcome(resumePaymentAction(null, form({ bookingId: bookingId ?? "" })));
    expect(await resume()).toMatchObject(unavailable);
    payments.outage = null;
    const to = await resume();
    expect(await resume()).toBe(to);
    expect(await payments.pay(String(to))).toBe(303);
    asGuest();
    expect(await resume()).toMatchObject({ ok: false, code: "not_found" });
  });

  it("is not possible with somebody else's hold", async () => {
    const hold = await holdPlaces(newGuest(), await insertSmallEvent(database.pool));
    asGuest();
    expect(await outcome(createBookingAction(null, form(fields(hold.id))))).toMatchObject({
      ok: false,
      code: "not_found",
    });
  });
});

describe("forms about what one has", () => {
  it("give a hold back and lead on", async () => {
    const guest = asGuest();
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 0 }] });
    const hold = await holdPlaces(guest, event);
    expect(await outcome(releaseHoldAction(null, form({ holdId: hold.id, next: "/events/x" })))).toBe("/events/x");
    expect((await holdPlaces(newGuest(), event)).quantity).toBe(2);
    const other = await holdPlaces(newGuest(), await insertSmallEvent(database.pool));
    expect(await outcome(releaseHoldAction(null, form({ holdId: other.id })))).toMatchObject({
      ok: false,
      code: "not_found",
    });
  });

  it("cancel a booking, once", async () => {
    const guest = asGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool));
    const cancel = () => cancelBookingAction(null, form({ bookingId: booking.id }));
    expect(await cancel()).toEqual({ ok: true, data: null });
    expect(await cancel()).toMatchObject({ ok: false, code: "booking_not_cancellable" });
    const other = await buyPlaces(newGuest(), await insertSmallEvent(database.pool));
    expect(await cancelBookingAction(null, form({ bookingId: other.id }))).toMatchObject({
      ok: false,
      code: "not_found",
    });
  });

  it("put a guest's booking into the account of who has its link", async () => {
    const event = await insertSmallEvent(database.pool);
    const hold = await createHold(stranger, scopeOf(stranger), event.id, { tier: event.tierIds[0] ?? "", quantity: 1 });
    const booking = await bookHold({ ...stranger, token: hold.token }, hold.id);
    const claim = (token: string) => claimBookingAction(null, form({ bookingId: booking.id, token }));
    expect(await claim(hold.token)).toMatchObject({ ok: false, code: "unauthenticated" });
    const user = await asUser();
    expect(await claim("wrong")).toMatchObject({ ok: false, code: "not_found" });
    expect(await claim(hold.token)).toEqual({ ok: true, data: null });
    expect((await listBookings(user, { limit: 10 })).data.map(({ id }) => id)).toEqual([booking.id]);
    expect((await viewer()).user?.id).toBe(user.user.id);
  });
});

it("what breaks inside an action is told to nobody outside", async () => {
  const result = await toResult(() => Promise.reject(new Error("secret of the machine")));
  expect(result).toEqual({ ok: false, code: "internal", message: expect.not.stringContaining("secret") });
});
