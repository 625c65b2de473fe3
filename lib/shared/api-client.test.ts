import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, callApi, newIdempotencyKey } from "./api-client";

function answerWith(answer: Response | Error) {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail("did not fail"),
    (error: unknown) => error,
  );

afterEach(() => vi.unstubAllGlobals());

describe("callApi", () => {
  it("sends JSON and reads JSON", async () => {
    const fetch = answerWith(Response.json({ id: "hold_1" }, { status: 201 }));
    const answer = await callApi<{ id: string }>("/api/v1/x", {
      method: "POST",
      body: { seats: ["a"] },
      headers: { "Idempotency-Key": "k" },
    });
    expect(answer).toMatchObject({ status: 201, data: { id: "hold_1" } });
    const init = fetch.mock.calls[0]?.[1];
    expect(init).toMatchObject({ method: "POST", body: '{"seats":["a"]}' });
    expect(init?.headers).toMatchObject({ "Content-Type": "application/json", "Idempotency-Key": "k" });
  });

  it("takes answers without a body", async () => {
    answerWith(new Response(null, { status: 204 }));
    expect((await callApi("/x", { method: "DELETE" })).data).toBeNull();
    answerWith(new Response(null, { status: 304, headers: { etag: '"7"' } }));
    const answer = await callApi("/x");
    expect(answer.data).toBeNull();
    expect(answer.headers.get("etag")).toBe('"7"');
  });

  it("turns a problem document into an error with its code and all its members", async () => {
    answerWith(
      Response.json(
        { code: "seats_unavailable", detail: "Gone.", status: 409, seats: ["seat_1"] },
        { status: 409, headers: { "retry-after": "3" } },
      ),
    );
    const error = await failure(callApi("/x"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: "seats_unavailable",
      status: 409,
      message: "Gone.",
      retryAfterSeconds: 3,
      passing: false,
    });
    expect((error as ApiError).problem.seats).toEqual(["seat_1"]);
  });

  it("tells what happens on the way from what the API says", async () => {
    answerWith(new TypeError("Failed to fetch"));
    expect(await failure(callApi("/x"))).toMatchObject({ code: "offline", status: 0, passing: true });
    answerWith(new Response("<h1>Bad gateway</h1>", { status: 502 }));
    expect(await failure(callApi("/x"))).toMatchObject({ code: "unavailable", status: 502, passing: true });
    answerWith(new Response("<p>hello</p>", { status: 200 }));
    expect(await failure(callApi("/x"))).toMatchObject({ code: "unreadable" });
    answerWith(Response.json({ code: "rate_limited" }, { status: 429 }));
    expect(await failure(callApi("/x"))).toMatchObject({
      code: "rate_limited",
      passing: true,
      retryAfterSeconds: null,
    });
  });

  it("ends when its time is over, or when its caller ends it", async () => {
    const hang = (_path: string, init: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    vi.stubGlobal("fetch", hang);
    expect(await failure(callApi("/x", { timeoutMs: 1 }))).toMatchObject({ code: "timeout", passing: true });
    const stop = new AbortController();
    const call = failure(callApi("/x", { signal: stop.signal }));
    stop.abort();
    expect(await call).toMatchObject({ name: "AbortError" });
  });
});

it("makes idempotency keys of 128 bits, each its own", () => {
  expect(newIdempotencyKey().length).toBeGreaterThanOrEqual(22);
  expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
});
