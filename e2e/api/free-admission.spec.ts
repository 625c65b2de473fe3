import { expect, test } from "@playwright/test";
import { z } from "zod";
import { listSeats, nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, hold, tryHold, tryToBook } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { newPerson } from "@/e2e/support/people";
import { bookingPage, ticket } from "@/lib/schemas/bookings";
import { eventDetail } from "@/lib/schemas/events";

const tickets = z.object({ data: z.array(ticket) });

test("places without numbers that cost nothing are booked at once", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, { tiers: [{ name: "Standing", price: 0, capacity: 5 }] });
  const tier = nth(event.tiers, 0);
  const held = await hold(new Client(request), event.id, { tier: tier.id, quantity: 3 });
  expect(held.hold).toMatchObject({ quantity: 3, total: { amount: 0, currency: "EUR" } });
  expect(held.hold.seats.map((seat) => seat.number)).toEqual([null, null, null]);

  const wrongNames = await tryToBook(held, { attendees: ["Ada", "Grace"] });
  expect(wrongNames.problem(400, "invalid_input").errors).toEqual([
    { path: "attendees", message: expect.stringContaining("3") },
  ]);
  const made = await book(held, { attendees: ["Ada", "Grace", "Edsger"] });
  expect(made).toMatchObject({ status: "confirmed", payment: null, total: { amount: 0, currency: "EUR" } });
  const { data } = (await held.holder.get(`/bookings/${made.id}/tickets`)).as(tickets);
  expect(data.map((mine) => `${mine.status} ${mine.attendee}`)).toEqual(["valid Ada", "valid Grace", "valid Edsger"]);
  (await tryToBook(held)).problem(409, "hold_used");
  (await held.holder.delete(`/holds/${held.hold.id}`)).problem(409, "hold_used");

  (await tryHold(new Client(request), event.id, { tier: tier.id, quantity: 3 })).problem(409, "sold_out");
  await hold(new Client(request), event.id, { tier: tier.id, quantity: 2 });
  // what is left may be told some seconds late
  const word = async () => (await office.client.get(`/events/${event.id}`)).as(eventDetail).availability;
  await expect.poll(word).toBe("sold_out");
  expect(await listSeats(office.client, event.id, "status=held")).toHaveLength(2);
});

test("a hold that is given up is free again at once", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, { tiers: [{ name: "Standing", price: 0, capacity: 2 }] });
  const want = { tier: nth(event.tiers, 0).id, quantity: 2 };
  const held = await hold(new Client(request), event.id, want);
  (await held.holder.delete(`/holds/${held.hold.id}`)).empty(204);
  (await held.holder.delete(`/holds/${held.hold.id}`)).empty(204);
  (await tryToBook(held)).problem(409, "hold_expired");
  (await held.holder.post(`/holds/${held.hold.id}/extend`)).problem(409, "hold_expired");
  (await held.holder.post(`/holds/${held.hold.id}/quote`, {})).problem(409, "hold_expired");
  await hold(new Client(request), event.id, want);
});

test("a signed-in buyer finds his bookings page by page and may not take more than the limit", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, { maxPerBuyer: 3 });
  const tier = nth(event.tiers, 0).id;
  const { client } = await newPerson(request);
  const made: string[] = [];
  for (let i = 0; i < 3; i++) {
    const held = await hold(client, event.id, { tier, quantity: 1 });
    // who is signed in needs no token
    made.unshift((await book({ ...held, holder: client })).id);
  }
  expect((await tryHold(client, event.id, { tier, quantity: 1 })).problem(403, "limit_per_buyer").maxPerBuyer).toBe(3);
  (await tryHold(new Client(request), event.id, { tier, quantity: 4 })).problem(403, "limit_per_buyer");

  const first = (await client.get("/bookings?status=upcoming&limit=2")).as(bookingPage);
  const rest = (await client.get(`/bookings?status=upcoming&limit=2&cursor=${first.nextCursor}`)).as(bookingPage);
  expect([...first.data, ...rest.data].map((mine) => mine.id)).toEqual(made);
  expect(rest.nextCursor).toBeNull();
  expect((await client.get("/bookings?status=past")).as(bookingPage).data).toEqual([]);

  (await client.delete(`/bookings/${made[0]}`)).as(z.object({ status: z.literal("cancelled") }));
  expect((await client.get("/bookings?status=cancelled")).as(bookingPage).data.map((b) => b.id)).toEqual([made[0]]);
  // a cancelled ticket counts no longer
  await hold(client, event.id, { tier, quantity: 1 });
});
