import { type APIRequestContext, expect, test } from "@playwright/test";
import type { Answer } from "@/e2e/support/answer";
import { eventBody, nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, getBooking, hold } from "@/e2e/support/buying";
import { newPerson } from "@/e2e/support/people";
import { head, sendRaw } from "@/e2e/support/raw-http";
import { eventDetail } from "@/lib/schemas/events";

const secret = "Zephyrine Quillfeather";

/** A user's booking and an organizer's draft, with a name that must not be seen. */
async function protectedThings(request: APIRequestContext) {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const owner = (await newPerson(request, secret)).client;
  const held = await hold(owner, event.id, { tier: nth(event.tiers, 0).id, quantity: 1 });
  const made = await book({ ...held, holder: owner }, { buyer: { name: secret, email: "z@example.test" } });
  const draft = (await office.client.post("/events", eventBody(office, { title: secret }))).as(eventDetail, 201);
  return { owner, bookingId: made.id, draftId: draft.id, draftSlug: draft.slug };
}

const middlewares = ["middleware", "src/middleware", "proxy", "pages/_middleware", "app/api/v1/me/route"];

/** Headers by which frameworks and proxies were talked into skipping their checks. */
const tricks: Record<string, string>[] = [
  ...middlewares.map((name) => ({ "x-middleware-subrequest": Array.from({ length: 5 }, () => name).join(":") })),
  { "x-middleware-rewrite": "/api/v1/me", "x-middleware-next": "1" },
  { "x-middleware-prefetch": "1", purpose: "prefetch", "sec-purpose": "prefetch" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-url": "/bookings" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D", "next-router-segment-prefetch": "/_tree" },
  { "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8" },
  { "x-nextjs-data": "1" },
  { "x-matched-path": "/api/v1/me", "x-invoke-path": "/api/v1/me", "x-invoke-output": "/api/v1/me" },
  { "x-original-url": "/api/v1/me", "x-rewrite-url": "/api/v1/me" },
  { "x-forwarded-host": "localhost", "x-forwarded-proto": "https", "x-forwarded-port": "443" },
  { "x-evently-address": "127.0.0.1", "x-evently-proof": "x" },
  { "x-http-method-override": "GET", "x-method-override": "GET", "x-http-method": "GET" },
  { "x-real-ip": "127.0.0.1", forwarded: "for=127.0.0.1;host=localhost" },
];

/** Sends a request as it is; a redirect of the framework's own is followed, once. */
async function probe(baseURL: string | undefined, target: string, headers: Record<string, string>): Promise<Answer> {
  const name = `GET ${target} with ${JSON.stringify(headers)}`;
  const answer = await sendRaw(baseURL ?? "", head("GET", target, headers), name);
  const { location } = answer.headers;
  if (answer.status !== 307 || location === undefined) return answer;
  expect(answer.text, name).not.toContain(secret);
  return sendRaw(baseURL ?? "", head("GET", location, headers), `${name}, redirected to ${location}`);
}

function expectClosed(answer: Answer): void {
  // the redirect adds a parameter, which is unknown where there are others
  const closed = answer.call.includes("redirected") ? [400, 401, 404] : [401, 404];
  expect(closed, `${answer.call} answered ${answer.status} ${answer.text.slice(0, 300)}`).toContain(answer.status);
  expect(answer.text, answer.call).not.toContain(secret);
}

test("no header opens what is not one's own", async ({ request, baseURL }) => {
  const { bookingId, draftId, draftSlug } = await protectedThings(request);
  const targets = [
    "/me",
    "/venues",
    "/bookings",
    `/bookings/${bookingId}`,
    `/bookings/${bookingId}/receipt`,
    `/events/${draftId}`,
  ];
  for (const trick of tricks) {
    for (const target of targets) {
      expectClosed(await probe(baseURL, `/api/v1${target}`, trick));
    }
    const page = await probe(baseURL, `/events/${draftSlug}`, trick);
    const nowhere = await probe(baseURL, "/events/there-never-was-one", trick);
    // to the router a page that is not found is an answer like others; it is the one for what does not exist
    expect(page.status, page.call).toBe(nowhere.status);
    expect(page.text, page.call).not.toContain(secret);
    if (!("rsc" in trick)) expect(page.status, page.call).toBe(404);
  }
});

test("no way to write an address opens what is not one's own", async ({ request, baseURL }) => {
  const { owner, bookingId } = await protectedThings(request);
  const api = "/api/v1";
  const own = `${api}/bookings/${bookingId}`;
  const encoded = `%62${bookingId.slice(1)}`;
  for (const target of [
    `${own}?_rsc=1`,
    `${own}?__nextLocale=en&__nextDataReq=1`,
    `${own}?nxtPid=${bookingId}&token=x`,
    `${own}/`,
    `${own}//`,
    `${own}/.`,
    `${own}/x/..`,
    `${own}.json`,
    `${own}.rsc`,
    `${own}.txt`,
    `${own};jsessionid=1`,
    `${own}%00`,
    `${own}%20`,
    `${own}%0d%0aX-Injected:1`,
    `${api}/bookings/${encoded}`,
    `${api}/%62ookings/${bookingId}`,
    `${api}/bookings%2f${bookingId}`,
    `${api}/bookings%5c${bookingId}`,
    `${api}/bookings\\${bookingId}`,
    `${api}//bookings/${bookingId}`,
    `//api/v1/bookings/${bookingId}`,
    `${api}/./bookings/${bookingId}`,
    `${api}/events/../bookings/${bookingId}`,
    `${api}/events/%2e%2e/bookings/${bookingId}`,
    `${api}/events/..%2fbookings/${bookingId}`,
    `/API/V1/bookings/${bookingId}`,
    `${api}/BOOKINGS/${bookingId}`,
    `/en${own}`,
    `/_next/data/build/bookings/${bookingId}.json`,
    `/_next${own}`,
    `/_next/../api/v1/bookings/${bookingId}`,
    `http://localhost${own}`,
    `http://evil.example${own}`,
    `${api}/bookings/%`,
    `${api}/bookings/%ff`,
    `${api}/bookings/%c0%ae%c0%ae`,
    `${api}/bookings/[id]`,
    `${api}/bookings/${"x".repeat(6000)}`,
    `${api}/me/`,
    `${api}/me?_rsc=1`,
    `${api}/%6de`,
    `${api}/me%2f`,
    "/api/../api/v1/me",
  ]) {
    const answer = await sendRaw(baseURL ?? "", head("GET", target), `GET ${target}`);
    // a redirect to the tidy address tells nothing either
    expect([301, 307, 308, 400, 401, 404, 414], `${answer.call}: ${answer.status}`).toContain(answer.status);
    expect(answer.text, answer.call).not.toContain(secret);
    expect(answer.headers["x-injected"], answer.call).toBeUndefined();
  }
  expect((await getBooking(owner, bookingId)).buyer.name).toBe(secret);
});

test("no other method changes or reads what is not one's own", async ({ request, baseURL }) => {
  const { owner, bookingId } = await protectedThings(request);
  const before = await getBooking(owner, bookingId);
  for (const method of ["HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE", "TRACE", "PROPFIND", "QUERY", "get"]) {
    for (const target of [`/api/v1/bookings/${bookingId}`, "/api/v1/me"]) {
      const answer = await sendRaw(
        baseURL ?? "",
        head(method, target, { "content-length": "0" }),
        `${method} ${target}`,
      );
      // OPTIONS tells the methods and nothing else
      const fine = method === "OPTIONS" ? [204, 400, 404, 405] : [400, 401, 404, 405, 501];
      expect(fine, `${answer.call}: ${answer.status} ${answer.text.slice(0, 200)}`).toContain(answer.status);
      expect(answer.text, answer.call).not.toContain(secret);
    }
  }
  for (const name of ["x-http-method-override", "x-method-override", "x-http-method"]) {
    const trick = { [name]: "DELETE" };
    const answer = await sendRaw(
      baseURL ?? "",
      head("GET", `/api/v1/bookings/${bookingId}?_method=DELETE`, trick),
      "override",
    );
    expectClosed(answer);
    expect((await owner.get(`/bookings/${bookingId}?_method=DELETE`, trick)).status).toBe(200);
  }
  expect(await getBooking(owner, bookingId)).toEqual(before);
});

test("what is nowhere is told in the API's own words", async ({ request }) => {
  const { owner } = await protectedThings(request);
  for (const path of ["/nothing", "/bookings/bkg_0/nothing", "/events/evt_0/holds/more", "/a/b/c/d?e=f"]) {
    (await owner.get(path)).problem(404, "not_found");
    (await owner.post(path, {})).problem(404, "not_found");
    (await owner.delete(path)).problem(404, "not_found");
  }
});

test("a method that an address does not have is told in the API's own words", async ({ request }) => {
  const { owner } = await protectedThings(request);
  for (const [method, path] of [
    ["PUT", "/me"],
    ["DELETE", "/bookings"],
    ["GET", "/auth/login"],
    ["POST", "/bookings/bkg_0"],
  ] as const) {
    (await owner.send(method, path, undefined)).problem(405, "method_not_allowed");
  }
});
