import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { createHold } from "@/lib/bookings/create-hold";
import { getBookingOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { getHoldOrThrow } from "@/lib/bookings/get-hold-or-throw";
import { quoteHold } from "@/lib/bookings/quote-hold";
import { announceChange } from "@/lib/platform/changes";
import { eventFilters } from "@/lib/schemas/events";
import { getTicketCode } from "@/lib/tickets/get-ticket-code";
import { listTickets } from "@/lib/tickets/list-tickets";
import { getLayoutOrThrow } from "@/lib/venues/get-layout";
import { addHall, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { bookHold, buyPlaces, holdPlaces, newGuest, scopeOf } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { getAvailability } from "./get-availability";
import { getEventOrThrow, getHeldEventOrThrow } from "./get-event-or-throw";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";
import { getSeason } from "./get-season";
import { listAddresses } from "./list-addresses";
import { listEvents } from "./list-events";
import { listSeats } from "./list-seats";
import { otherDates } from "./other-dates";
import { listAgain } from "./refresh-listings";
import { suggest } from "./suggest";

const database = useLibDatabase();
const payments = useLibPayments(database);
const notFound = { code: "not_found" };

async function set(organizerId: string, column: string, value: "now()" | "NULL") {
  await database.pool.query(`UPDATE organizers SET ${column} = ${value} WHERE id = $1`, [organizerId]);
  await announceChange(["*"]);
}

describe.each(["suspended_at", "deleted_at"])("an organizer with %s", (column) => {
  it("is off sale, out of lists, suggestions and the sitemap, and comes back when that is undone", async () => {
    const office = await openBoxOffice(database.pool, { name: `Closing House ${column}`, city: "Closingen" });
    await addHall(office);
    const title = `Quixotic Evening ${column}`;
    const more = { title, artists: ["Zaphira Quell"], currency: "JPY" };
    const tiers = [{ name: "All", price: 100, seatCategories: ["Best", "Cheap"] }];
    const [event, second] = [await sellEvent(office, { ...more, tiers }), await sellEvent(office, { ...more, tiers })];
    const inList = async () => (await listEvents(eventFilters.parse({ q: "quixotic" }))).data.length;
    const inSitemap = async () => {
      const { events, venues, cities, organizers } = await listAddresses();
      return [
        events.filter(({ slug }) => slug === event.slug),
        venues.filter(({ slug }) => slug === office.venue.slug),
        cities.filter(({ slug }) => slug === "closingen"),
        organizers.filter(({ slug }) => slug === event.organizer.slug),
      ].map((found) => found.length);
    };
    const seat = (await listSeats(event.id, { limit: 1 })).data[0]?.id ?? "";
    expect(await inList()).toBe(2);
    expect(await inSitemap()).toEqual([1, 1, 1, 1]);

    await set(office.organizerId, column, "now()");
    for (const read of [getEventOrThrow, getAvailability, getLayoutOrThrow]) {
      await expect(read(event.id), read.name).rejects.toMatchObject(notFound);
    }
    await expect(getEventOrThrow(event.slug)).rejects.toMatchObject(notFound);
    await expect(listSeats(event.id, { limit: 1 })).rejects.toMatchObject(notFound);
    const guest = newGuest();
    await expect(createHold(guest, scopeOf(guest), event.id, { seats: [seat] })).rejects.toMatchObject(notFound);
    expect(await otherDates(event)).toEqual([]);
    expect(await inList()).toBe(0);
    expect(await suggest("zaphira")).toEqual({ events: [], artists: [], venues: [], cities: [] });
    expect((await getSeason()).currencies).not.toContain("JPY");
    expect(await inSitemap()).toEqual([0, 0, 0, 0]);
    // whoever writes listings anew, and a change of the event itself, do not bring it back
    await listAgain([event.id, second.id]);
    await database.pool.query("UPDATE events SET tags = '{late}' WHERE id = $1", [event.id]);
    expect(await inList()).toBe(0);
    // and the organizer's own view of it, and what holders see, stay
    expect((await getOwnEventOrThrow(office.organizerId, event.id)).id).toBe(event.id);
    expect((await getHeldEventOrThrow(event.id)).organizer).toEqual(event.organizer);

    await set(office.organizerId, column, "NULL");
    expect(await inList()).toBe(2);
    expect((await getEventOrThrow(event.slug)).organizer).toEqual(event.organizer);
    expect((await createHold(guest, scopeOf(guest), event.id, { seats: [seat] })).seats).toHaveLength(1);
    // the other case begins with nothing of this one
    await set(office.organizerId, column, "now()");
  });

  it("leaves what was held and bought to who has it", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 8, price: 700 }] });
    const [buyer, payer, holder] = [newGuest(), newGuest(), newGuest()];
    const bought = await buyPlaces(buyer, event);
    await payments.pay(bought.payment?.checkoutUrl);
    await confirmBooking(buyer, bought.id);
    const paying = await buyPlaces(payer, event);
    const held = await holdPlaces(holder, event);

    await set(event.organizerId, column, "now()");
    const [ticket] = await listTickets(buyer, bought.id);
    expect((await getTicketCode(buyer, ticket?.id ?? "")).code).toBeTruthy();
    await payments.pay(paying.payment?.checkoutUrl);
    expect((await confirmBooking(payer, paying.id)).status).toBe("confirmed");
    expect((await getHoldOrThrow(holder, held.id)).status).toBe("active");
    expect((await quoteHold(holder, held.id, {})).total.amount).toBe(1400);
    expect((await getHeldEventOrThrow(event.id)).id).toBe(event.id);
    const booked = await bookHold(holder, held.id);
    expect((await getBookingOrThrow(holder, booked.id)).status).toBe("pending");
  });
});
