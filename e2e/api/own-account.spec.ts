import { expect, test } from "@playwright/test";
import { eventBody, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, hold } from "@/e2e/support/buying";
import { Client, newKey } from "@/e2e/support/client";
import { newEmail, newPerson, password } from "@/e2e/support/people";
import { accountExport } from "@/lib/schemas/account-export";
import {
  login,
  notificationChoices,
  notificationDefaults,
  registered,
  sessionPage,
  user,
} from "@/lib/schemas/accounts";
import { booking } from "@/lib/schemas/bookings";

test("registering again with the same key gives the same account, and another body is refused", async ({ request }) => {
  const client = new Client(request);
  const key = { "idempotency-key": newKey() };
  const body = { email: newEmail(), password, name: "Ada" };
  const answers = await Promise.all(Array.from({ length: 5 }, () => client.post("/auth/register", body, key)));
  const ids = answers.map((answer) => answer.as(registered, 201).user.id);
  expect(new Set(ids).size).toBe(1);
  (await client.post("/auth/register", { ...body, password: `${password}!` }, key)).problem(
    422,
    "idempotency_key_reused",
  );
  (await client.post("/auth/register", body, { "idempotency-key": "short" })).problem(400, "idempotency_key_invalid");
  (await client.post("/auth/register", body)).problem(409, "email_taken");
});

test("a changed password ends the other sessions at once, and this one stays", async ({ request }) => {
  const { client, stranger, email, tokens } = await newPerson(request);
  const elsewhere = (await stranger.post("/auth/login", { email, password })).as(login);
  const other = stranger.signedIn(elsewhere.accessToken);
  (await other.get("/me")).as(user);
  const newPassword = "another password of mine";

  (await client.put("/me/password", { newPassword })).problem(400, "invalid_input");
  const wrong = await client.put("/me/password", { currentPassword: "wrong password", newPassword });
  expect(wrong.problem(403, "wrong_password").errors?.[0]?.path).toBe("currentPassword");
  (await client.put("/me/password", { currentPassword: password, newPassword: "short" })).problem(400, "invalid_input");
  (await stranger.put("/me/password", { currentPassword: password, newPassword })).problem(401, "unauthenticated");
  (await client.put("/me/password", { currentPassword: password, newPassword })).empty(204);

  (await other.get("/me")).problem(401, "invalid_token");
  (await stranger.post("/auth/refresh", { refreshToken: elsewhere.refreshToken })).problem(401, "invalid_token");
  (await client.get("/me")).as(user);
  (await stranger.post("/auth/login", { email, password })).problem(401, "invalid_credentials");
  (await stranger.post("/auth/login", { email, password: newPassword })).as(login);
  expect(tokens.user.email).toBe(email);
});

test("one sees where one is signed in, and ends it there", async ({ request }) => {
  const { client, stranger, email } = await newPerson(request);
  const phone = { "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1" };
  const second = (await stranger.post("/auth/login", { email, password }, phone)).as(login);
  const list = (await client.get("/me/sessions")).as(sessionPage);
  expect(list.data.map(({ current }) => current)).toEqual([false, true]);
  expect(list.data[0]).toMatchObject({ kind: "api", device: { system: "iPhone" } });
  const [theirs] = list.data;
  (await client.delete(`/me/sessions/${theirs?.id}`)).empty(204);
  (await stranger.signedIn(second.accessToken).get("/me")).problem(401, "invalid_token");
  (await client.delete(`/me/sessions/${theirs?.id}`)).problem(404, "not_found");
  const third = (await stranger.post("/auth/login", { email, password })).as(login);
  (await client.delete("/me/sessions")).empty(204);
  (await stranger.signedIn(third.accessToken).get("/me")).problem(401, "invalid_token");
  expect((await client.get("/me/sessions")).as(sessionPage).data).toHaveLength(1);
});

test("choices of notifications are kept", async ({ request }) => {
  const { client } = await newPerson(request);
  expect((await client.get("/me/notifications")).as(notificationChoices)).toEqual(notificationDefaults);
  (await client.patch("/me/notifications", { bookingUpdates: false })).problem(400, "invalid_input");
  (await client.patch("/me/notifications", { news: true, reminders: false })).as(notificationChoices);
  expect((await client.get("/me/notifications")).as(notificationChoices)).toEqual({
    ...notificationDefaults,
    news: true,
    reminders: false,
  });
});

test("everything about oneself is exported as a file, for oneself alone", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const { client, stranger, email } = await newPerson(request);
  const mine = await book(await hold(client, event.id, { tier: event.tiers[0]?.id ?? "", quantity: 2 }));
  const other = await book(await hold(office.client, event.id, { tier: event.tiers[0]?.id ?? "", quantity: 1 }));
  const answer = await client.get("/me/export");
  const exported = answer.as(accountExport);
  expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="evently-account-[\d-]+\.json"$/);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(exported.profile.email).toBe(email);
  expect(exported.bookings.map(({ id }) => id)).toEqual([mine.id]);
  expect(answer.text).not.toContain(other.id);
  expect(answer.text).not.toMatch(/argon2|evr_|passwordHash/);
  (await stranger.get("/me/export")).problem(401, "unauthenticated");
});

test("exports are limited", async ({ request }) => {
  const { client } = await newPerson(request);
  const answers = await Promise.all(Array.from({ length: 14 }, () => client.get("/me/export")));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(2);
  for (const answer of refused) answer.problem(429, "rate_limited");
});

test("an erased account is gone at once; its tickets stay, and its address is free", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const { client, stranger, email, tokens } = await newPerson(request);
  const held = await hold(client, event.id, { tier: event.tiers[0]?.id ?? "", quantity: 1 });
  const mine = await book(held, { buyer: { name: "Ada Secret", email } });
  (await client.delete("/me", {}, { password: "wrong password" })).problem(403, "wrong_password");
  (await stranger.delete("/me", {}, { password })).problem(401, "unauthenticated");
  (await client.delete("/me", {}, { password })).empty(204);

  (await client.get("/me")).problem(401, "invalid_token");
  (await stranger.post("/auth/login", { email, password })).problem(401, "invalid_credentials");
  (await stranger.post("/auth/refresh", { refreshToken: tokens.refreshToken })).problem(401, "invalid_token");
  const byLink = await new Client(request).holding(held.hold.token).get(`/bookings/${mine.id}`);
  expect(byLink.as(booking)).toMatchObject({ status: mine.status, total: mine.total });
  expect(byLink.text).not.toMatch(/Secret/);
  expect(byLink.text).not.toContain(email);
  const again = (await stranger.post("/auth/register", { email, password, name: "Ada" })).as(registered, 201);
  expect(again.user.id).not.toBe(tokens.user.id);
});

test("the only owner of an organizer with events stays", async ({ request }) => {
  const office = await openBoxOffice(request);
  await office.client.post("/events", eventBody(office));
  const refused = (await office.client.delete("/me", {}, { password })).problem(409, "sole_owner");
  expect(refused.organizers).toEqual([office.organizer.name]);
  (await office.client.get("/me")).as(user);
});
