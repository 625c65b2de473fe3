import { type APIRequestContext, expect, test } from "@playwright/test";
import { mailedToken } from "@/e2e/support/account-mail";
import { type Answer, expectProblem } from "@/e2e/support/answer";
import { eventBody, nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { buyer, cards, pay, untilBooking } from "@/e2e/support/buying";
import { calendarEvent, calendarFile, calendarTime } from "@/e2e/support/calendar";
import { Client, newKey } from "@/e2e/support/client";
import { type ApiDocument, complaint, matches, readDocument } from "@/e2e/support/documented";
import { newEmail, newPerson, password } from "@/e2e/support/people";
import { seatingPlan } from "@/e2e/support/seating-plan";
import { login, sessionPage } from "@/lib/schemas/accounts";
import { type BookingView, booking, transferredTicket } from "@/lib/schemas/bookings";
import { discountCode } from "@/lib/schemas/discount-codes";
import { eventDetail } from "@/lib/schemas/events";
import { createdHold } from "@/lib/schemas/holds";

/** Calls the API as its document describes it, and holds every answer against the document. */
class Documented {
  readonly called = new Set<string>();

  constructor(readonly api: ApiDocument) {}

  /** `id` fills the places in the route's path, one after the other. */
  async call(client: Client, route: string, id: string | string[] = "", body?: unknown, query = ""): Promise<Answer> {
    const [method = "", path = ""] = route.split(" ");
    const text = typeof body === "string" ? body : body === undefined ? null : JSON.stringify(body);
    const type = typeof body === "string" ? "text/calendar" : "application/json";
    const ids = [id].flat();
    const address = path.replace(/\{\w+\}/g, () => ids.shift() ?? "") + query;
    const answer =
      text === null
        ? await client.send(method, address, undefined)
        : await client.send(method, address, Buffer.from(text), { "content-type": type, "idempotency-key": newKey() });
    expect(complaint(this.api, route, answer), `${route}: ${answer.text.slice(0, 500)}`).toBeNull();
    this.called.add(route);
    return answer;
  }
}

test("every operation answers what its document says", async ({ request }) => {
  const made = new Documented(await readDocument(request));
  await callAccounts(made, request);
  const sale = await callOrganizing(made, request);
  await callSelling(made, request, sale);
  const documented = Object.entries(made.api.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...made.called].toSorted()).toEqual(documented.toSorted());
});

async function callAccounts(made: Documented, request: APIRequestContext): Promise<void> {
  const client = new Client(request);
  const email = newEmail();
  await made.call(client, "POST /auth/register", "", { email, password, name: "Ada" });
  const tokens = (await made.call(client, "POST /auth/login", "", { email, password })).json() as Record<
    string,
    string
  >;
  await made.call(client, "POST /auth/refresh", "", { refreshToken: tokens.refreshToken });
  const signedIn = client.signedIn(tokens.accessToken ?? "");
  await made.call(signedIn, "GET /me");
  await made.call(signedIn, "PATCH /me", "", { locale: "de" });
  await made.call(signedIn, "POST /organizers", "", { name: "Short-Lived" });
  const other = (await client.post("/auth/login", { email, password })).as(login);
  const sessions = (await made.call(signedIn, "GET /me/sessions")).as(sessionPage);
  await made.call(signedIn, "DELETE /me/sessions/{id}", sessions.data.find((one) => !one.current)?.id);
  await made.call(signedIn, "DELETE /me/sessions");
  await made.call(signedIn, "GET /me/notifications");
  await made.call(signedIn, "PATCH /me/notifications", "", { news: true });
  await made.call(signedIn, "PUT /me/password", "", { currentPassword: password, newPassword: `${password}!` });
  await made.call(signedIn, "GET /me/export");
  await made.call(signedIn, "POST /auth/logout");
  expect((await client.signedIn(other.accessToken).get("/me")).status).toBe(401);
  await callLinks(made, request);
  const leaving = await newPerson(request);
  await made.call(leaving.client, "DELETE /me", "", { password });
}

async function callLinks(made: Documented, request: APIRequestContext): Promise<void> {
  const { client, stranger, email } = await newPerson(request);
  const fresh = newEmail();
  await made.call(stranger, "POST /auth/verify-email", "", { token: await mailedToken(request, "verify", email) });
  await made.call(client, "POST /me/email", "", { email: fresh, password });
  await made.call(client, "POST /me/email/confirm", "", { token: await mailedToken(request, "change", fresh) });
  await made.call(stranger, "POST /auth/email-link", "", { email: fresh });
  await made.call(stranger, "POST /auth/email-link/confirm", "", {
    token: await mailedToken(request, "signIn", fresh),
  });
  await made.call(stranger, "POST /auth/password-reset", "", { email: fresh });
  const token = await mailedToken(request, "reset", fresh);
  await made.call(stranger, "POST /auth/password-reset/confirm", "", { token, password });
}

async function callOrganizing(made: Documented, request: APIRequestContext) {
  const office = await openBoxOffice(request);
  const { client, organizer, venue } = office;
  await made.call(client, "GET /organizers/{id}", organizer.id);
  await made.call(client, "GET /organizers/{id}/public", organizer.slug);
  const place = { name: "Yard", city: "Marrow", country: "DE", timeZone: "Europe/Berlin" };
  await made.call(client, "POST /venues", "", place);
  await made.call(client, "GET /venues");
  await made.call(client, "GET /venues/{id}", venue.id);
  await made.call(client, "PATCH /venues/{id}", venue.id, { address: "Quay 1" });
  await made.call(client, "POST /venues/{id}/seat-maps", venue.id, seatingPlan());
  await made.call(client, "GET /venues/{id}/seat-maps", venue.id);
  const file = calendarFile(calendarEvent(newKey(), "Matinee", calendarTime(9)));
  await made.call(client, "POST /events/import", "", file, `?venue=${venue.id}&prices=5`);
  const tiers = [{ name: "Stalls", price: 1500, seatCategories: ["Stalls"] }];
  const draft = (await made.call(client, "POST /events", "", eventBody(office, { tiers }))).as(eventDetail, 201);
  const unwanted = (await client.post("/events", eventBody(office))).as(eventDetail, 201);
  await made.call(client, "DELETE /events/{id}", unwanted.id);
  await made.call(client, "PATCH /events/{id}", draft.id, { tags: ["premiere"] });
  await made.call(client, "POST /events/{id}/publish", draft.id);
  await made.call(client, "POST /events/{id}/postpone", draft.id);
  await made.call(client, "POST /events/{id}/publish", draft.id);
  await made.call(client, "POST /events/{id}/cancel", (await publishEvent(office)).id);
  const code = await made.call(client, "POST /events/{id}/discount-codes", draft.id, { code: "TEN", percentOff: 10 });
  await made.call(client, "GET /events/{id}/discount-codes", draft.id);
  await made.call(client, "DELETE /events/{id}/discount-codes/{codeId}", [draft.id, code.as(discountCode, 201).id]);
  return { client, eventId: draft.id, venue };
}

async function callSelling(
  made: Documented,
  request: APIRequestContext,
  { client, eventId, venue }: Awaited<ReturnType<typeof callOrganizing>>,
): Promise<void> {
  await made.call(client, "GET /events", "", undefined, `?venue=${venue.slug}`);
  await made.call(client, "GET /search/suggestions", "", undefined, "?q=a");
  await made.call(client, "GET /events/{id}/calendar", eventId);
  for (const path of ["", "/tiers", "/seat-map", "/availability"]) {
    await made.call(client, `GET /events/{id}${path}`, eventId);
  }
  const seats = (await made.call(client, "GET /events/{id}/seats", eventId)).json() as { data: { id: string }[] };
  await made.call(client, "GET /events/{id}/best-available", eventId, undefined, "?quantity=2");
  const hold = async (n: number) =>
    (await made.call(client, "POST /events/{id}/holds", eventId, { seats: [nth(seats.data, n).id] })).as(
      createdHold,
      201,
    );
  const unwanted = await hold(0);
  await made.call(client, "DELETE /holds/{id}", unwanted.id);
  const held = await hold(1);
  await made.call(client, "GET /holds/{id}", held.id);
  await made.call(client, "POST /holds/{id}/extend", held.id);
  await made.call(client, "POST /holds/{id}/quote", held.id, {});
  const pending = (await made.call(client, "POST /bookings", "", { holdId: held.id, buyer })).as(booking, 201);
  await pay(request, pending.payment?.checkoutUrl, cards.good);
  await untilBooking(client, pending.id, "confirmed");
  await callBooking(made, client, pending);
}

async function callBooking(made: Documented, client: Client, { id }: BookingView): Promise<void> {
  await made.call(client, "GET /bookings");
  await made.call(client, "POST /bookings/{id}/confirm", id);
  await made.call(client, "POST /bookings/{id}/claim", id);
  await made.call(client, "POST /bookings/{id}/resend", id);
  await made.call(client, "GET /bookings/{id}", id);
  const { data } = (await made.call(client, "GET /bookings/{id}/tickets", id)).json() as { data: { id: string }[] };
  const ticket = nth(data, 0).id;
  for (const format of ["json", "pdf"]) {
    await made.call(client, "GET /bookings/{id}/receipt", id, undefined, `?format=${format}`);
    await made.call(client, "GET /bookings/{id}/tickets", id, undefined, `?format=${format}`);
  }
  await made.call(client, "GET /bookings/{id}/calendar", id);
  for (const path of ["", "/code", "/pdf"]) await made.call(client, `GET /tickets/{id}${path}`, ticket);
  // where passes are not set up there is none; the address is called all the same
  (await client.get(`/tickets/${ticket}/wallet`)).problem(404, "not_found");
  made.called.add("GET /tickets/{id}/wallet");
  const to = { name: "Ben", email: "ben@example.test" };
  const given = (await made.call(client, "POST /tickets/{id}/transfer", ticket, to)).as(transferredTicket);
  await made.call(client.holding(given.token), "POST /tickets/{id}/claim", ticket);
  await made.call(client, "GET /tickets");
  await made.call(client, "DELETE /bookings/{id}", id);
  await made.call(client, "GET /bookings/{id}/history", id);
}

test("refusals are problem documents of the published table, with the caller's request id", async ({ request }) => {
  const api = await readDocument(request);
  const client = new Client(request, { ...new Client(request).headers, "x-request-id": "my-own.request_1" });
  for (const answer of [
    await client.get("/events/evt_nothing"),
    await client.get("/events?limit=none"),
    await client.get("/me"),
    await client.get("/me", { authorization: "Bearer a.b.c" }),
    await client.get("/bookings"),
    await client.post("/auth/login", { email: "x" }),
    await client.post("/auth/login", "text", { "content-type": "text/plain" }),
    await client.post("/bookings", { holdId: "hold_nothing", buyer }),
    await client.post("/bookings", { holdId: "hold_nothing", buyer }, { "idempotency-key": "short" }),
  ]) {
    const problem = expectProblem(answer);
    expect(problem.requestId).toBe("my-own.request_1");
    expect(api["x-error-codes"][problem.code], problem.code).toEqual({ status: answer.status, title: problem.title });
    expect(matches(api, { $ref: "#/components/schemas/Problem" }, problem)).toBe(true);
  }
  const odd = await client.get("/events?limit=1", { "x-request-id": "with spaces and <tags>" });
  expect(odd.headers["x-request-id"]).toMatch(/^req_/);
});
