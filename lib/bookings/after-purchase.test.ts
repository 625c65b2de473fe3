import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { stranger } from "@/lib/platform/auth/principal";
import { bookHold, buyPlaces, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { readPdf } from "@/prisma/factories/read-pdf";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { bookingCalendar } from "./booking-calendar";
import { listBookingHistory } from "./booking-history";
import { cancelOwnBooking } from "./cancel-own-booking";
import { claimGuestBookings, countGuestBookings } from "./claim-guest-bookings";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { getHoldOrThrow } from "./get-hold-or-throw";
import { getReceipt } from "./get-receipt";
import { listBookings } from "./list-bookings";
import { printReceipt } from "./print-receipt";

const database = useLibDatabase();
const payments = useLibPayments(database);

async function paid(price = 2000) {
  const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price }], startsInHours: 48 });
  const guest = newGuest();
  const { id, payment } = await buyPlaces(guest, event);
  await payments.pay(payment?.checkoutUrl);
  return { event, guest, booking: await confirmBooking(guest, id) };
}

describe("a receipt", () => {
  it("names the seller with address and tax number, how it was paid, and what went back", async () => {
    const { event, guest, booking } = await paid();
    await database.pool.query("UPDATE organizers SET address = 'Quay 1', tax_id = 'DE1' WHERE id = $1", [
      event.organizerId,
    ]);
    const before = await getReceipt(guest, booking.id);
    expect(before).toMatchObject({
      seller: { name: "Test", address: "Quay 1", taxId: "DE1" },
      status: "confirmed",
      payment: { method: "card", reference: expect.stringMatching(/^pay_/) },
      paid: { amount: 4000 },
      refunded: { amount: 0 },
    });
    await cancelOwnBooking(guest, booking.id);
    const { bytes, name } = await printReceipt(guest, booking.id);
    expect(name).toBe(`${booking.number}-receipt.pdf`);
    const [text = ""] = readPdf(bytes).texts;
    for (const part of ["Quay 1", "Tax number: DE1", "€40.00", "Refunded", "-€40.00"]) expect(text).toContain(part);
    expect(await getReceipt(guest, booking.id)).toMatchObject({ status: "refunded", refunded: { amount: 4000 } });
  });

  it("names the tax's share as long as it is the one that the booking contains", async () => {
    const { event, guest, booking } = await paid();
    await database.pool.query("UPDATE bookings SET tax = 262 WHERE id = $1", [booking.id]);
    expect((await getReceipt(guest, booking.id)).taxPercent).toBeNull();
    await database.pool.query("UPDATE events SET tax_basis_points = 700 WHERE id = $1", [event.id]);
    expect((await getReceipt(guest, booking.id)).taxPercent).toBe(7);
    await database.pool.query("UPDATE events SET tax_basis_points = 1900 WHERE id = $1", [event.id]);
    expect((await getReceipt(guest, booking.id)).taxPercent).toBeNull();
  });

  it("is for its buyer, and for what was confirmed", async () => {
    const { booking } = await paid();
    await expect(printReceipt(newGuest(), booking.id)).rejects.toMatchObject({ code: "not_found" });
    const guest = newGuest();
    const pending = await buyPlaces(guest, await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 5 }] }));
    await expect(printReceipt(guest, pending.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(bookingCalendar(guest, pending.id)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a booking's calendar file", () => {
  const entryOf = (text: string) => {
    const entry = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
    if (!entry) throw new Error("There should be an entry");
    return entry;
  };

  it("has the event, its places and the booking's number, and replaces itself once cancelled", async () => {
    const guest = newGuest();
    const event = await insertSmallEvent(database.pool, { startsInHours: 48 });
    await database.pool.query("UPDATE events SET title = $2 WHERE id = $1", [event.id, "Salt; sea, \n and \\ more"]);
    const booking = await buyPlaces(guest, event);
    const { text, name } = await bookingCalendar(guest, booking.id);
    expect(name).toBe(`${booking.number}.ics`);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const entry = entryOf(text);
    expect(entry.getFirstPropertyValue("summary")).toBe("Salt; sea, \n and \\ more");
    expect(entry.getFirstPropertyValue("location")).toBe("Hall, Lindenport");
    expect(entry.getFirstPropertyValue("description")).toContain(booking.number);
    expect(entry.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(String(entry.getFirstPropertyValue("dtstart"))).toBe(booking.event.startsAt.replace(/\.\d+/, ""));

    await cancelOwnBooking(guest, booking.id);
    const after = entryOf((await bookingCalendar(guest, booking.id)).text);
    expect(after.getFirstPropertyValue("uid")).toBe(entry.getFirstPropertyValue("uid"));
    expect(after.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(Number(after.getFirstPropertyValue("sequence"))).toBeGreaterThanOrEqual(
      Number(entry.getFirstPropertyValue("sequence")),
    );
    await expect(bookingCalendar(newGuest(), booking.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a guest's bookings", () => {
  it("all go into an account at once, from the browser that made them alone", async () => {
    const guest = newGuest();
    const event = await insertSmallEvent(database.pool);
    const first = await buyPlaces(guest, event);
    const second = await bookHold(guest, (await holdPlaces(guest, event, 1)).id);
    const others = await buyPlaces(newGuest(), event, 1);
    const user = await insertUser(database.pool);
    const here = { ...user, guest: guest.guest };
    expect(await countGuestBookings(user)).toBe(0);
    expect(await claimGuestBookings(user)).toBe(0);
    expect(await countGuestBookings(here)).toBe(2);
    await expect(claimGuestBookings(guest)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await claimGuestBookings(here)).toBe(2);
    expect(await claimGuestBookings(here)).toBe(0);
    expect(await countGuestBookings(here)).toBe(0);
    const mine = (await listBookings(user, { limit: 20 })).data.map(({ id }) => id);
    expect(mine.toSorted()).toEqual([first.id, second.id].toSorted());
    expect(mine).not.toContain(others.id);
    expect((await listBookingHistory(user, first.id)).at(-1)).toMatchObject({ actor: "buyer", change: "claimed" });
    // and nobody else who uses the browser later takes them out again
    const next = { ...(await insertUser(database.pool)), guest: guest.guest };
    expect(await claimGuestBookings(next)).toBe(0);
  });

  it("of who signs in meanwhile is led through the payment by the hold's token, and then the account's alone", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 500 }] });
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    const bearer = { ...stranger, token: hold.token };
    const user = await insertUser(database.pool);
    const { id, payment } = await bookHold({ ...user, token: hold.token }, hold.id);
    expect((await getBookingOrThrow(bearer, id)).status).toBe("pending");
    await payments.pay(payment?.checkoutUrl);
    expect((await confirmBooking(user, id)).status).toBe("confirmed");
    for (const who of [bearer, guest]) {
      await expect(getBookingOrThrow(who, id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await getHoldOrThrow(bearer, hold.id)).bookingId).toBe(id);
  });
});
