import { type APIRequestContext, expect, test } from "@playwright/test";
import { z } from "zod";
import { listSeats, nth, openBoxOffice, publishSeatedEvent, type SeatedEvent } from "@/e2e/support/box-office";
import { buyer, cards, getBooking, type Held, pay, tryHold, untilBooking } from "@/e2e/support/buying";
import { Client, newKey } from "@/e2e/support/client";
import { type BookingView, booking, bookingChange, receipt, ticket, ticketCode } from "@/lib/schemas/bookings";
import { availability, eventDetail } from "@/lib/schemas/events";
import { createdHold, hold as holdSchema, quote } from "@/lib/schemas/holds";
import { seatMapLayout } from "@/lib/schemas/seat-map";
import { decodeSeatStates, seatStates } from "@/lib/shared/seat-codec";

const tickets = z.object({ data: z.array(ticket), nextCursor: z.null() });
const history = z.object({ data: z.array(bookingChange), nextCursor: z.null() });
const eur = (amount: number) => ({ amount, currency: "EUR" });

test("a guest buys two seats by the API alone, shows his tickets, and cancels", async ({ request }) => {
  const office = await openBoxOffice(request);
  const sale = await publishSeatedEvent(office, { price: 4250 });
  const guest = new Client(request);

  const held = await test.step("finds the event and holds two seats", () => findAndHold(guest, sale));
  await test.step("keeps them for longer, once", () => extend(held));
  await test.step("sees the price", () => seePrice(held, sale));
  const made = await test.step("books and owes the money", () => bookAndOwe(held));
  await test.step("pays at the payment page and is settled by the webhook", () => payAndWait(request, held, made));
  await test.step("has two tickets with codes", () => showTickets(held, made));
  await test.step("has a receipt and a history", () => readPapers(held, made));
  await test.step("cancels and gets the money back", () => cancel(held, made, sale));
});

async function findAndHold(guest: Client, { event, tier }: SeatedEvent): Promise<Held> {
  const found = (await guest.get(`/events/${event.slug}`)).as(eventDetail);
  expect(found).toMatchObject({ id: event.id, seatsLeft: 20, availability: "available" });
  expect(found.tiers).toEqual([expect.objectContaining({ id: tier.id, price: eur(4250), left: 20, seated: true })]);

  const map = await guest.get(found.seatMap?.url.replace("/api/v1", "") ?? "no seat map");
  const layout = map.as(seatMapLayout);
  expect(layout.sections.flatMap((section) => section.rows.flatMap((row) => row.numbers))).toHaveLength(20);
  expect(map.headers["cache-control"]).toMatch(/immutable/);

  const free = await listSeats(guest, event.id, "status=available");
  const [one, two] = [nth(free, 4), nth(free, 5)];
  expect(one).toMatchObject({ section: "Stalls", row: "A", number: "5", tier: tier.id, price: eur(4250), index: 4 });

  const answer = await tryHold(guest, event.id, { seats: [one.id, two.id] });
  const made = answer.as(createdHold, 201);
  expect(made.seats.map((seat) => seat.id)).toEqual([one.id, two.id]);
  expect(made).toMatchObject({ eventId: event.id, status: "active", quantity: 2, total: eur(8500), extendable: true });
  expect(answer.headers.location).toBe(`/api/v1/holds/${made.id}`);
  const seconds = (Date.parse(made.expiresAt) - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(found.holdSeconds - 30);
  expect(seconds).toBeLessThan(found.holdSeconds + 30);

  const map2 = (await guest.get(`/events/${event.id}/availability`)).as(availability);
  const states = decodeSeatStates(map2.data, map2.seats);
  expect([...states].map((state, i) => (state === seatStates.held ? i : -1)).filter((i) => i >= 0)).toEqual([4, 5]);
  return { hold: made, holder: guest.holding(made.token) };
}

async function extend({ hold, holder }: Held): Promise<void> {
  const extended = (await holder.post(`/holds/${hold.id}/extend`)).as(holdSchema);
  expect(extended.extendable).toBe(false);
  expect(Date.parse(extended.expiresAt)).toBeGreaterThan(Date.parse(hold.expiresAt));
  (await holder.post(`/holds/${hold.id}/extend`)).problem(409, "extension_used");
  expect((await holder.get(`/holds/${hold.id}`)).as(holdSchema)).toEqual(extended);
}

async function seePrice({ hold, holder }: Held, { tier }: SeatedEvent): Promise<void> {
  const price = (await holder.post(`/holds/${hold.id}/quote`, {})).as(quote);
  expect(price.items).toEqual([{ tier: tier.id, name: "Stalls", quantity: 2, price: eur(4250), amount: eur(8500) }]);
  expect(price).toMatchObject({ subtotal: eur(8500), discount: eur(0), total: eur(8500) });
  (await holder.post(`/holds/${hold.id}/quote`, { discountCode: "NOSUCHCODE" })).problem(422, "discount_code_invalid");
}

async function bookAndOwe({ hold, holder }: Held): Promise<BookingView> {
  const body = { holdId: hold.id, buyer, attendees: ["Ada Lindgren", "Grace Müller"] };
  const answer = await holder.post("/bookings", body, { "idempotency-key": newKey() });
  const made = answer.as(booking, 201);
  expect(answer.headers.location).toBe(`/api/v1/bookings/${made.id}`);
  expect(made).toMatchObject({ status: "pending", buyer, quantity: 2, total: eur(8500), confirmedAt: null });
  expect(made.number).toMatch(/^EV-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(made.items.map((item) => item.attendee)).toEqual(["Ada Lindgren", "Grace Müller"]);
  expect(made.payment).toMatchObject({
    status: "open",
    checkoutUrl: expect.stringContaining("/embedded/payments/cs_"),
  });
  (await holder.post(`/bookings/${made.id}/confirm`)).problem(409, "payment_required");
  (await holder.get(`/bookings/${made.id}/receipt`)).problem(409, "conflict");
  expect((await holder.get(`/bookings/${made.id}/tickets`)).as(tickets).data).toEqual([]);
  return made;
}

async function payAndWait(request: APIRequestContext, { holder }: Held, made: BookingView): Promise<void> {
  const paid = await pay(request, made.payment?.checkoutUrl, cards.good);
  expect(paid.status).toBe(303);
  expect(paid.location).toContain(`/bookings/${made.id}`);
  const settled = await untilBooking(holder, made.id, "confirmed");
  await expect.poll(async () => (await getBooking(holder, made.id)).payment?.status).toBe("captured");
  expect(settled.cancellation?.refund).toEqual(eur(8500));
  expect(settled.payment?.checkoutUrl).toBeNull();
  (await holder.post(`/bookings/${made.id}/confirm`)).as(booking);
}

async function showTickets({ holder }: Held, made: BookingView): Promise<void> {
  const { data } = (await holder.get(`/bookings/${made.id}/tickets`)).as(tickets);
  expect(data.map(({ status, attendee, row, number }) => ({ status, attendee, row, number }))).toEqual([
    { status: "valid", attendee: "Ada Lindgren", row: "A", number: "5" },
    { status: "valid", attendee: "Grace Müller", row: "A", number: "6" },
  ]);
  const codes = new Set<string>();
  for (const mine of data) {
    expect((await holder.get(`/tickets/${mine.id}`)).as(ticket)).toEqual(mine);
    codes.add((await holder.get(`/tickets/${mine.id}/code`)).as(ticketCode).code);
  }
  expect(codes.size).toBe(2);
}

async function readPapers({ holder }: Held, made: BookingView): Promise<void> {
  const paper = (await holder.get(`/bookings/${made.id}/receipt`)).as(receipt);
  expect(paper).toMatchObject({ number: made.number, buyer, paid: eur(8500), refunded: eur(0), total: eur(8500) });
  expect(paper.seller.name).toBe("Lantern Stage");
  const changes = (await holder.get(`/bookings/${made.id}/history`)).as(history).data;
  expect(changes.map(({ actor, change }) => `${actor}: ${change}`)).toEqual(["buyer: created", "system: confirmed"]);
}

async function cancel({ holder }: Held, made: BookingView, { event }: SeatedEvent): Promise<void> {
  const [first] = (await holder.get(`/bookings/${made.id}/tickets`)).as(tickets).data;
  expect(await listSeats(holder, event.id, "status=booked")).toHaveLength(2);

  const cancelled = (await holder.delete(`/bookings/${made.id}`)).as(booking);
  expect(cancelled).toMatchObject({ status: "refunded", payment: { status: "refunded", refunded: eur(8500) } });
  expect(cancelled.cancellation).toBeNull();
  expect(await listSeats(holder, event.id, "status=available")).toHaveLength(20);
  const after = (await holder.get(`/bookings/${made.id}/tickets`)).as(tickets).data;
  expect(after.map((mine) => mine.status)).toEqual(["void", "void"]);
  (await holder.get(`/tickets/${first?.id}/code`)).problem(409, "conflict");
  (await holder.delete(`/bookings/${made.id}`)).problem(409, "booking_not_cancellable");

  const paper = (await holder.get(`/bookings/${made.id}/receipt`)).as(receipt);
  expect(paper).toMatchObject({ paid: eur(8500), refunded: eur(8500) });
  const changes = (await holder.get(`/bookings/${made.id}/history`)).as(history).data;
  expect(changes.map((change) => change.change)).toEqual(["created", "confirmed", "cancelled", "refunded"]);
}
