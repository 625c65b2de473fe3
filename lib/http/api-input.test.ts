import { describe, expect, it } from "vitest";
import { z } from "zod";
import { id } from "@/lib/schemas/common";
import { api } from "./api";
import { json, send } from "./api-fixtures";

/** A handler that answers what it was given. */
const echo = api(
  {
    route: "POST /things/{id}",
    summary: "x",
    tag: "x",
    params: z.object({ id: id("evt") }),
    query: z.strictObject({ n: z.coerce.number().int().optional() }),
    body: z.strictObject({ name: z.string().min(1) }),
    response: { 200: z.object({ id: z.string(), n: z.number().nullable(), name: z.string() }) },
    auth: "none",
    limit: "write",
  },
  async ({ params, query, body }) => ({ status: 200, body: { id: params.id, n: query.n ?? null, name: body.name } }),
);

describe("what comes in", () => {
  it("is parsed by its schemas", async () => {
    const response = await send(echo, "/things/evt_1?n=4", json({ name: "Ada" }), { id: "evt_1" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: "evt_1", n: 4, name: "Ada" });
  });

  it.each([
    [
      "unknown fields of the body",
      "/things/evt_1",
      { name: "Ada", total: 1 },
      { path: "total", message: "is not a known field" },
    ],
    [
      "unknown fields of the query",
      "/things/evt_1?price=1",
      { name: "Ada" },
      { path: "price", message: "is not a known field" },
    ],
    [
      "a parameter that is given twice",
      "/things/evt_1?n=1&n=2",
      { name: "Ada" },
      { path: "n", message: "is given twice" },
    ],
  ])("is refused for %s", async (_, path, body, error) => {
    const response = await send(echo, path, json(body), { id: "evt_1" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_input", errors: [error] });
  });

  it("may name a parameter like something that every object has", async () => {
    const response = await send(echo, "/things/evt_1?toString=1", json({ name: "Ada" }), { id: "evt_1" });
    expect(await response.json()).toMatchObject({ errors: [{ path: "toString", message: "is not a known field" }] });
  });

  it.each(["hold_1", "evt_", "evt_1'--", "../evt_1", "evt_\u0000", `evt_${"x".repeat(100)}`])(
    "is not found at a path that can be no id of ours: %j",
    async (bad) => {
      const response = await send(echo, "/things/x", json({ name: "Ada" }), { id: bad });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "not_found" });
    },
  );

  it("is not found under a name that the database could not even be asked for", async () => {
    const bySlug = api(
      {
        route: "GET /events/{id}",
        summary: "x",
        tag: "x",
        params: z.object({ id: z.string() }),
        response: { 204: null },
        auth: "none",
        limit: "read",
      },
      async () => ({ status: 204 }),
    );
    expect((await send(bySlug, "/events/x", {}, { id: "night-\u0000" })).status).toBe(404);
    expect((await send(bySlug, "/events/x", {}, { id: "night-2027" })).status).toBe(204);
  });

  it.each([
    ["no JSON", "{", "application/json", 400, "malformed_body"],
    ["another type", "{}", "text/plain", 415, "unsupported_media_type"],
    ["too much", JSON.stringify({ name: "x".repeat(70_000) }), "application/json", 413, "payload_too_large"],
    ["a deep nest", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, "application/json", 400, "invalid_input"],
    ["no object", "7", "application/json", 400, "invalid_input"],
  ])("is refused when the body is %s", async (_, body, type, status, code) => {
    const response = await send(echo, "/things/evt_1", { body, headers: { "content-type": type } }, { id: "evt_1" });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it("may have no body where every field may be left out", async () => {
    const optional = api(
      {
        route: "POST /y",
        summary: "x",
        tag: "x",
        body: z.strictObject({ a: z.number().optional() }),
        response: { 204: null },
        auth: "none",
        limit: "write",
      },
      async () => ({ status: 204 }),
    );
    expect((await send(optional, "/y")).status).toBe(204);
    expect((await send(echo, "/things/evt_1", {}, { id: "evt_1" })).status).toBe(400);
  });
});
