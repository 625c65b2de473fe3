import { afterEach, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/platform/log";
import { problem } from "@/lib/schemas/common";
import { problemResponse } from "./problem";

afterEach(() => {
  vi.restoreAllMocks();
});

const read = async (thrown: unknown, requestId?: string) => {
  const response = problemResponse(thrown, requestId);
  return { response, body: problem.parse(await response.json()) };
};

describe("problem documents", () => {
  it("say what an error of ours says", async () => {
    const error = new AppError("seats_unavailable", "Somebody has them.", { extra: { seats: ["seat_1_1"] } });
    const { response, body } = await read(error, "req_1");
    expect(response.status).toBe(409);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-request-id")).toBe("req_1");
    expect(body).toEqual({
      type: expect.stringMatching(/\/problems\/seats-unavailable$/),
      title: "Seats are no longer available",
      status: 409,
      detail: "Somebody has them.",
      code: "seats_unavailable",
      requestId: "req_1",
      seats: ["seat_1_1"],
    });
  });

  it("name the fields at fault", async () => {
    const errors = [{ path: "name", message: "must not be empty" }];
    expect((await read(new AppError("invalid_input", "x", { errors }))).body.errors).toEqual(errors);
    expect((await read(new AppError("conflict", "x"))).body).not.toHaveProperty("errors");
  });

  it("say when to come again, and how to sign in", async () => {
    const busy = await read(new AppError("too_busy", "x", { retryAfterSeconds: 3 }));
    expect(busy.response.headers.get("retry-after")).toBe("3");
    const unknown = await read(new AppError("unauthenticated", "x"));
    expect(unknown.response.headers.get("www-authenticate")).toBe('Bearer realm="evently"');
    expect(unknown.response.headers.get("retry-after")).toBeNull();
  });

  it.each([
    new Error('relation "secret_table" does not exist'),
    Object.assign(new Error("secret_table"), { code: "42P01" }),
    "secret_table",
    { secret_table: 1 },
    null,
  ])("keep to themselves what went wrong inside; it is logged with the request's id", async (thrown) => {
    const logged = vi.spyOn(log, "error");
    const { response, body } = await read(thrown, "req_1");
    expect(response.status).toBe(500);
    expect(body.code).toBe("internal");
    expect(JSON.stringify(body)).not.toContain("secret_table");
    expect(logged).toHaveBeenCalledWith("A request failed", expect.objectContaining({ requestId: "req_1" }));
  });

  it("are a 503 that may be repeated when the database is away", async () => {
    const logged = vi.spyOn(log, "error");
    const { response, body } = await read(Object.assign(new Error("connect 10.0.0.5:5432"), { code: "ECONNREFUSED" }));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(JSON.stringify(body)).not.toContain("10.0.0.5");
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it("do not fill the log with what callers did wrong", async () => {
    const logged = vi.spyOn(log, "error");
    await read(new AppError("not_found", "x"));
    expect(logged).not.toHaveBeenCalled();
  });

  it("have an id of their own where there was no request", async () => {
    const { response, body } = await read(new AppError("conflict", "x"));
    expect(body.requestId).toMatch(/^req_/);
    expect(response.headers.get("x-request-id")).toBe(body.requestId);
  });
});
