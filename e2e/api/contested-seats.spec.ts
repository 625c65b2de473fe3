import { expect, test } from "@playwright/test";
import { listSeats, nth, openBoxOffice, publishEvent, publishSeatedEvent } from "@/e2e/support/box-office";
import { tryHold } from "@/e2e/support/buying";
import { Client, newKey } from "@/e2e/support/client";
import { Crowd } from "@/e2e/support/crowd";
import { problem } from "@/lib/schemas/common";
import { createdHold } from "@/lib/schemas/holds";

test("a thousand clients want one seat: one gets it, the others are told so", async ({ request, baseURL }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { rows: 1, seatsPerRow: 3 });
  const seat = nth(seats, 1).id;
  const crowd = new Crowd(baseURL ?? "");
  const replies = await Promise.all(
    Array.from({ length: 1000 }, () =>
      crowd.post(`/events/${event.id}/holds`, { seats: [seat] }, { "idempotency-key": newKey() }),
    ),
  ).finally(() => crowd.leave());

  const won = replies.filter((reply) => reply.status === 201);
  const lost = replies.filter((reply) => reply.status === 409);
  expect({ won: won.length, lost: lost.length }).toEqual({ won: 1, lost: 999 });
  for (const reply of lost) {
    expect(problem.parse(JSON.parse(reply.text))).toMatchObject({ code: "seats_unavailable", seats: [seat] });
  }
  const held = await listSeats(new Client(request), event.id, "status=held");
  expect(held.map((one) => one.id)).toEqual([seat]);
});

test("a thousand clients want the last places: as many win as there are places", async ({ request, baseURL }) => {
  const event = await publishEvent(await openBoxOffice(request), {
    tiers: [{ name: "Standing", price: 0, capacity: 99 }],
  });
  const want = { tier: nth(event.tiers, 0).id, quantity: 2 };
  const crowd = new Crowd(baseURL ?? "");
  const replies = await Promise.all(
    Array.from({ length: 1000 }, () => crowd.post(`/events/${event.id}/holds`, want, { "idempotency-key": newKey() })),
  ).finally(() => crowd.leave());
  const won = replies.filter((reply) => reply.status === 201).map((reply) => createdHold.parse(JSON.parse(reply.text)));
  const places = won.flatMap((hold) => hold.seats.map((seat) => seat.id));
  expect(places).toHaveLength(98);
  expect(new Set(places).size).toBe(98);
  for (const reply of replies.filter((one) => one.status !== 201)) {
    expect(problem.parse(JSON.parse(reply.text)).code).toBe("sold_out");
  }
  expect(await listSeats(new Client(request), event.id, "status=available")).toHaveLength(1);
});

test("overlapping groups: one wins whole, and of the other nothing is held", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { rows: 10, seatsPerRow: 9 });
  const client = new Client(request);
  const rounds = Array.from({ length: 30 }, (_, i) => [0, 1, 2].map((n) => nth(seats, i * 3 + n).id));
  const winners = await Promise.all(
    rounds.map(async ([a = "", b = "", c = ""]) => {
      const answers = await Promise.all([
        tryHold(client, event.id, { seats: [a, b] }),
        tryHold(client, event.id, { seats: [c, b] }),
      ]);
      const won = answers.filter((answer) => answer.status === 201);
      expect(won).toHaveLength(1);
      answers.find((answer) => answer.status !== 201)?.problem(409, "seats_unavailable");
      return nth(won, 0).as(createdHold, 201);
    }),
  );
  const held = await listSeats(client, event.id, "status=held");
  expect(held.map((seat) => seat.id).toSorted()).toEqual(
    winners.flatMap((hold) => hold.seats.map((seat) => seat.id)).toSorted(),
  );
  expect(await listSeats(client, event.id, "status=available")).toHaveLength(30);
});

test("a chain of overlapping pairs comes to an end, and no seat has two holders", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { rows: 1, seatsPerRow: 40 });
  const client = new Client(request);
  const pairs = seats.slice(1).map((seat, i) => [nth(seats, i).id, seat.id]);
  const answers = await Promise.all(pairs.map((pair) => tryHold(client, event.id, { seats: pair })));
  const won = answers.filter((answer) => answer.status === 201).map((answer) => answer.as(createdHold, 201));
  for (const answer of answers.filter((one) => one.status !== 201)) answer.problem(409, "seats_unavailable");
  const taken = won.flatMap((hold) => hold.seats.map((seat) => seat.id));
  expect(new Set(taken).size).toBe(taken.length);
  // whoever lost, lost to a winner
  pairs.forEach((pair, i) => {
    if (answers[i]?.status !== 201) expect(pair.some((seat) => taken.includes(seat))).toBe(true);
  });
  expect((await listSeats(client, event.id, "status=held")).map((seat) => seat.id).toSorted()).toEqual(
    taken.toSorted(),
  );
});

test("a group is refused as a whole when one seat is gone, by name", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { rows: 1, seatsPerRow: 6 });
  const client = new Client(request);
  const ids = seats.map((seat) => seat.id);
  (await tryHold(client, event.id, { seats: [nth(ids, 2)] })).as(createdHold, 201);
  const refused = await tryHold(client, event.id, { seats: ids.slice(0, 5) });
  expect(refused.problem(409, "seats_unavailable").seats).toEqual([nth(ids, 2)]);
  expect(await listSeats(client, event.id, "status=held")).toHaveLength(1);
});

test("the same seat twice, a seat of another event, and no seat at all are refused", async ({ request }) => {
  const office = await openBoxOffice(request);
  const { event, seats } = await publishSeatedEvent(office, { rows: 1, seatsPerRow: 3 });
  const other = await publishSeatedEvent(office, { rows: 1, seatsPerRow: 3 });
  const general = await publishEvent(office);
  const client = new Client(request);
  const seat = nth(seats, 0).id;
  for (const [path, body] of [
    ["seats", { seats: [seat, seat] }],
    ["seats", { seats: [] }],
    ["seats", { seats: Array.from({ length: 101 }, (_, i) => `${seat}${i}`) }],
    ["seats[1]", { seats: [seat, nth(other.seats, 0).id] }],
    ["seats[0]", { seats: ["A 5"] }],
    ["tier", { tier: nth(event.tiers, 0).id, quantity: 1 }],
    ["tier", { tier: nth(general.tiers, 0).id, quantity: 1 }],
    ["quantity", { tier: nth(event.tiers, 0).id, quantity: 0 }],
    ["quantity", { tier: nth(event.tiers, 0).id, quantity: 1.5 }],
  ] as const) {
    const refused = await client.post(`/events/${event.id}/holds`, body, { "idempotency-key": newKey() });
    expect(refused.problem(400, "invalid_input").errors?.[0]?.path).toBe(path);
  }
  const beyond = seat.replace(/_[0-9a-z]+$/, "_zzz");
  (await tryHold(client, event.id, { seats: [seat, beyond] })).problem(409, "seats_unavailable");
  expect(await listSeats(client, event.id, "status=available")).toHaveLength(3);
});
