import { expect, test } from "@playwright/test";
import { nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, buyer, hold } from "@/e2e/support/buying";
import { Client, type Headers, newKey } from "@/e2e/support/client";
import { newPerson } from "@/e2e/support/people";
import { booking, bookingPage } from "@/lib/schemas/bookings";

test("a guest's booking goes into an account by its token alone", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const ada = await newPerson(request);
  const want = { tier: nth(event.tiers, 0).id, quantity: 1 };
  // booked as a guest, with the e-mail address of an account
  const held = await hold(new Client(request), event.id, want);
  const made = await book(held, { buyer: { name: "Ada", email: ada.email } });

  await test.step("the same e-mail address proves nothing", async () => {
    (await ada.client.get(`/bookings/${made.id}`)).problem(404, "not_found");
    (await ada.client.post(`/bookings/${made.id}/claim`)).problem(404, "not_found");
    expect((await ada.client.get("/bookings")).as(bookingPage).data).toEqual([]);
  });
  await test.step("nor does another token, or none of an account", async () => {
    const other = await hold(new Client(request), event.id, want);
    (await ada.client.holding(other.hold.token).post(`/bookings/${made.id}/claim`)).problem(404, "not_found");
    (await held.holder.post(`/bookings/${made.id}/claim`)).problem(401, "unauthenticated");
  });
  await test.step("the token does", async () => {
    const claimed = await ada.client.holding(held.hold.token).post(`/bookings/${made.id}/claim`);
    expect(claimed.as(booking).id).toBe(made.id);
    expect((await ada.client.get("/bookings")).as(bookingPage).data.map((mine) => mine.id)).toEqual([made.id]);
    (await ada.client.get(`/bookings/${made.id}/receipt`)).as(booking.pick({ number: true, buyer: true }));
    // once more changes nothing
    (await ada.client.post(`/bookings/${made.id}/claim`)).as(booking);
  });
  await test.step("which opens it no more, for it is the account's alone now", async () => {
    for (const path of ["", "/receipt", "/tickets", "/history"]) {
      (await held.holder.get(`/bookings/${made.id}${path}`)).problem(404, "not_found");
    }
    (await held.holder.delete(`/bookings/${made.id}`)).problem(404, "not_found");
  });
  await test.step("and nobody takes it out of the account again", async () => {
    const eve = await newPerson(request);
    (await eve.client.holding(held.hold.token).post(`/bookings/${made.id}/claim`)).problem(409, "conflict");
    (await eve.client.post(`/bookings/${made.id}/claim`)).problem(404, "not_found");
    (await ada.client.get(`/bookings/${made.id}`)).as(booking);
  });
});

test("a guest in a browser is known by its cookie, from our own pages alone", async ({ playwright, baseURL }) => {
  const browser = await playwright.request.newContext({ baseURL });
  const office = await openBoxOffice(browser);
  const event = await publishEvent(office);
  const page = { "sec-fetch-site": "same-origin", origin: new URL(baseURL ?? "").origin };
  const guest = new Client(browser).with(page);
  const want = { tier: nth(event.tiers, 0).id, quantity: 1 };

  const answer = await guest.post(`/events/${event.id}/holds`, want, { "idempotency-key": newKey() });
  expect(answer.status).toBe(201);
  expect(answer.headers["set-cookie"]).toMatch(/^evently-guest=.*HttpOnly; SameSite=Lax/);
  const { id } = answer.json() as { id: string };

  const body = { holdId: id, buyer };
  for (const foreign of [
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site", origin: "null" },
    { "sec-fetch-site": "same-site" },
  ] as Headers[]) {
    const attacked = new Client(browser).with(foreign);
    (await attacked.post("/bookings", body)).problem(403, "origin_refused");
    (await attacked.delete(`/holds/${id}`)).problem(403, "origin_refused");
  }
  const made = (await guest.post("/bookings", body)).as(booking, 201);
  expect((await guest.get("/bookings")).as(bookingPage).data.map((mine) => mine.id)).toEqual([made.id]);

  const other = new Client(await playwright.request.newContext({ baseURL }));
  (await other.get(`/bookings/${made.id}`)).problem(404, "not_found");
  (await other.get("/bookings")).problem(401, "unauthenticated");
  (await other.get(`/bookings/${made.id}`, { cookie: "evently-guest=made.up" })).problem(404, "not_found");
});
