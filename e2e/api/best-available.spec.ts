import { expect, test } from "@playwright/test";
import { listSeats, nth, openBoxOffice, publishSeatedEvent } from "@/e2e/support/box-office";
import { hold, tryHold } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { bestAvailable } from "@/lib/schemas/holds";

test("a guest asks for the best seats, takes them, and the next gets others", async ({ request }) => {
  const { event } = await publishSeatedEvent(await openBoxOffice(request), { rows: 3, seatsPerRow: 8 });
  const guest = new Client(request);
  const path = `/events/${event.id}/best-available`;
  const best = (await guest.get(`${path}?quantity=4`)).as(bestAvailable);
  expect(best).toMatchObject({ together: true, reason: "one_row" });
  expect(new Set(best.seats.map((seat) => seat.row)).size).toBe(1);

  const held = await hold(guest, event.id, { bestAvailable: { quantity: 4 } });
  expect(held.hold.seats.map((seat) => seat.id)).toEqual(best.seats.map((seat) => seat.id));
  const next = (await guest.get(`${path}?quantity=4`)).as(bestAvailable);
  expect(next.seats.some((seat) => best.seats.some((taken) => taken.id === seat.id))).toBe(false);
  expect(await listSeats(guest, event.id, "status=held")).toHaveLength(4);
});

test("what cannot be is refused with its reason", async ({ request }) => {
  const { event } = await publishSeatedEvent(await openBoxOffice(request), { rows: 2, seatsPerRow: 4 });
  const guest = new Client(request);
  const ask = (query: string) => guest.get(`/events/${event.id}/best-available?${query}`);
  (await ask("")).problem(400, "invalid_input");
  (await ask("quantity=0")).problem(400, "invalid_input");
  (await ask("quantity=two")).problem(400, "invalid_input");
  (await ask("quantity=1&tier=tier_other")).problem(400, "invalid_input");
  (await ask("quantity=1&near=stage")).problem(400, "invalid_input");
  (await ask("quantity=2&maxPrice=0")).problem(409, "sold_out");
  (await ask("quantity=9")).problem(409, "sold_out");
  (await ask("quantity=99")).problem(403, "limit_per_buyer");
  const wish = { quantity: 2, tiers: [nth(event.tiers, 0).id], maxPrice: 0 };
  (await tryHold(guest, event.id, { bestAvailable: wish })).problem(409, "sold_out");
  (await tryHold(guest, event.id, { bestAvailable: { quantity: 1.5 } })).problem(400, "invalid_input");
});
