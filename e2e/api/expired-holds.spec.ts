import { setImmediate as nextTurn } from "node:timers/promises";
import { type APIRequestContext, expect, test } from "@playwright/test";
import type { Answer } from "@/e2e/support/answer";
import { listSeats, nth, openBoxOffice, publishSeatedEvent } from "@/e2e/support/box-office";
import { book, cards, getBooking, type Held, hold, pay, tryHold, tryToBook } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { hold as holdSchema } from "@/lib/schemas/holds";

/** An event whose holds are as short as holds may be. */
async function publishHastyEvent(request: APIRequestContext, seatsPerRow: number, price: number) {
  const office = await openBoxOffice(request);
  return publishSeatedEvent(office, { rows: 1, seatsPerRow, price, event: { holdSeconds: 30 } });
}

/** Waits for a moment of the clock, to the millisecond. */
async function until(time: number): Promise<void> {
  if (time - Date.now() > 500) {
    await expect.poll(() => time - Date.now(), { intervals: [250], timeout: 60_000 }).toBeLessThan(500);
  }
  while (Date.now() < time) await nextTurn();
}

test("a payment after the seat was sold again is let go, and gives no ticket", async ({ request }) => {
  const { event, seats } = await publishHastyEvent(request, 2, 3300);
  const want = { seats: [nth(seats, 0).id] };
  const late = await hold(new Client(request), event.id, want);
  const idle = await hold(new Client(request), event.id, { seats: [nth(seats, 1).id] });
  const made = await book(late);
  (await tryHold(new Client(request), event.id, want)).problem(409, "seats_unavailable");

  await until(Date.parse(late.hold.expiresAt) - 200);
  const next = new Client(request);
  await expect
    .poll(async () => (await tryHold(next, event.id, want)).status, { intervals: [50], timeout: 30_000 })
    .toBe(201);
  const paid = await pay(request, made.payment?.checkoutUrl, cards.good);
  // mostly the checkout is still open; then the money was authorised and has to be let go
  expect([303, 410]).toContain(paid.status);

  const state = async () => {
    const { status, payment } = await getBooking(late.holder, made.id);
    return `${status} ${payment?.status}`;
  };
  await expect.poll(state).toMatch(/^(expired|cancelled) (cancelled|expired|refunded)$/);
  (await late.holder.post(`/bookings/${made.id}/confirm`)).problem(409, "hold_expired");
  const { data } = (await late.holder.get(`/bookings/${made.id}/tickets`)).json() as { data: unknown[] };
  expect(data).toEqual([]);
  expect(await listSeats(next, event.id, "status=booked")).toEqual([]);
  expect((await listSeats(next, event.id, "status=held")).map((seat) => seat.id)).toEqual(want.seats);

  // the one that nobody booked has ended by itself
  const ended = (await idle.holder.get(`/holds/${idle.hold.id}`)).as(holdSchema);
  expect(ended).toMatchObject({ status: "expired", extendable: false });
  (await idle.holder.post(`/holds/${idle.hold.id}/extend`)).problem(409, "hold_expired");
  (await tryToBook({ ...idle, hold: late.hold, holder: late.holder })).problem(409);
});

test("at the very end of a hold a seat goes to its holder or to the next, never to both", async ({ request }) => {
  const { event, seats } = await publishHastyEvent(request, 20, 0);
  const first = new Client(request);
  const holds: Held[] = [];
  for (const seat of seats) holds.push(await hold(first, event.id, { seats: [seat.id] }));
  const ends = Math.max(...holds.map((held) => Date.parse(held.hold.expiresAt)));
  await until(ends - 400);

  const outcomes = await Promise.all(
    holds.map(async (held, n) => {
      // from a little before the end of each hold to a little after
      await until(Date.parse(held.hold.expiresAt) + n - 10);
      const want = { seats: held.hold.seats.map((seat) => seat.id) };
      const [taken, kept] = await Promise.all([tryHold(new Client(request), event.id, want), tryToBook(held)]);
      return { kept, taken };
    }),
  );
  for (const { kept, taken } of outcomes) {
    expect([kept.status, taken.status].toSorted(), `${kept.text} ${taken.text}`).toEqual([201, 409]);
    refusedAs(kept, "hold_expired");
    refusedAs(taken, "seats_unavailable");
  }
  const kept = outcomes.filter((outcome) => outcome.kept.status === 201).length;
  expect(await listSeats(first, event.id, "status=booked")).toHaveLength(kept);
  expect(await listSeats(first, event.id, "status=held")).toHaveLength(20 - kept);
});

function refusedAs(answer: Answer, code: string): void {
  if (answer.status !== 201) answer.problem(409, code);
}
