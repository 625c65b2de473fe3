import { expect, test } from "@playwright/test";
import { nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { hold } from "@/e2e/support/buying";
import { newKey } from "@/e2e/support/client";
import { newEmail, newPerson, password } from "@/e2e/support/people";
import { eventDetail } from "@/lib/schemas/events";

test("addresses and cursors that cannot be are refused, and never reach the database", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const held = await hold(office.client, event.id, { tier: nth(event.tiers, 0).id, quantity: 1 });
  for (const id of [
    "%00",
    "a%00b",
    "%ef%bf%bd",
    "%f0%9f%98%80",
    "'%20OR%201=1",
    "evt_%00",
    "x".repeat(201),
    "%2e%2e%2f",
    "evt_0'",
  ]) {
    for (const path of ["/events/", "/organizers/", "/holds/", "/bookings/", "/tickets/", "/venues/"]) {
      const answer = await office.client.get(`${path}${id}${path === "/organizers/" ? "/public" : ""}`);
      expect([400, 404], `${answer.call}: ${answer.text}`).toContain(answer.status);
    }
  }
  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
  for (const path of [
    `/venues?cursor=${cursor("\u0000")}`,
    `/venues?cursor=${cursor("a\u0000b")}`,
    `/bookings?cursor=${cursor("\u0000")}`,
    `/events?cursor=${cursor("startsAt", 1, "\u0000")}`,
    `/events/${event.id}/seats?cursor=${cursor(-200_000_000)}`,
    `/events/${event.id}/seats?cursor=${cursor(0.5)}`,
    `/events/${event.id}/seats?cursor=${cursor("1")}`,
    `/events/${event.id}/seats?cursor=${cursor(1, 2)}`,
    `/events?cursor=${cursor("startsAt", "1", "evt")}`,
    `/events?cursor=${cursor("startsAt", null, "evt")}`,
  ]) {
    (await office.client.get(path)).problem(400, "invalid_cursor");
  }
  for (const path of [
    `/events?cursor=${cursor("startsAt", 1e308, "x")}`,
    `/events/${event.id}/seats?cursor=${cursor(1e308)}`,
  ]) {
    expect((await office.client.get(path)).status, path).toBeLessThan(500);
  }
  (await held.holder.get(`/holds/${held.hold.id}?cursor=x`)).as(eventDetail.pick({ id: true }));
});

test("headers that cannot be are refused or left alone", async ({ request }) => {
  const { client, stranger } = await newPerson(request);
  for (const headers of [
    { "evently-token": "x".repeat(8_000) },
    { "evently-organizer": "x".repeat(8_000) },
    { cookie: "evently-guest=; authjs.session-token=; =; ;;; a" },
    { cookie: `authjs.session-token=${"x".repeat(4_000)}` },
    { "accept-language": `${"de,".repeat(2_000)}en` },
    { accept: "text/csv;q=zero" },
    { "x-forwarded-for": "not an address, 999.1.1.1, ::::" },
    { "content-type": "application/json" },
    { "if-none-match": '"\u00ff' },
    { origin: "javascript:alert(1)" },
    { range: "bytes=0-1" },
    { expect: "nothing" },
  ] as Record<string, string>[]) {
    const answer = await client.get("/me", headers);
    expect([200, 417], `${JSON.stringify(headers).slice(0, 100)}: ${answer.text}`).toContain(answer.status);
    expect((await stranger.get("/bookings", headers)).status).toBeLessThan(500);
  }
  (await stranger.post("/auth/login", { email: newEmail(), password }, { "idempotency-key": newKey() })).problem(401);
});
