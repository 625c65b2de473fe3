import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { api } from "@/lib/http/api";
import { HotRoutes, serveWeb } from "./hot-routes";

const handler = (route: "GET /events/{id}" | "POST /events/{id}/holds" | "GET /x/{a}/{b}") =>
  api(
    {
      route,
      summary: "x",
      tag: "x",
      params: z.record(z.string(), z.string()),
      response: { 200: z.object({ route: z.string(), params: z.record(z.string(), z.string()) }) },
      auth: "none",
      limit: "read",
    },
    async ({ params }) => ({ status: 200, body: { route, params } }),
  );

let server: Server;
let origin = "";
beforeAll(async () => {
  const hot = new HotRoutes([
    handler("GET /events/{id}"),
    handler("POST /events/{id}/holds"),
    handler("GET /x/{a}/{b}"),
  ]);
  server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (hot.serve(req, res, pathname)) return;
    serveWeb(req, res, async (request) => new Response(`${request.method} ${await request.text()}`, { status: 418 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("hot routes", () => {
  it("go to the handler of their path and method, with the path's parts", async () => {
    const found = await fetch(`${origin}/api/v1/events/evt_1?x=1`);
    expect(await found.json()).toEqual({ route: "GET /events/{id}", params: { id: "evt_1" } });
    const posted = await fetch(`${origin}/api/v1/events/evt_2/holds`, { method: "POST" });
    expect(await posted.json()).toEqual({ route: "POST /events/{id}/holds", params: { id: "evt_2" } });
    const two = await fetch(`${origin}/api/v1/x/1/2`);
    expect(await two.json()).toMatchObject({ params: { a: "1", b: "2" } });
  });

  it.each([
    ["DELETE", "/api/v1/events/evt_1"],
    ["GET", "/api/v1/events"],
    ["GET", "/api/v1/events/evt_1/"],
    ["GET", "/api/v1/events/evt_1/holds"],
    ["GET", "/api/v2/events/evt_1"],
    ["GET", "/other/api/v1/events/evt_1"],
    ["GET", "/api/v1/events/"],
  ])("leave everything else: %s %s", async (method, path) => {
    expect((await fetch(`${origin}${path}`, { method })).status).toBe(418);
  });

  it("decode what a path carries, and keep what cannot be decoded", async () => {
    const decoded = await fetch(`${origin}/api/v1/events/a%20b%2Fc`);
    expect(await decoded.json()).toMatchObject({ params: { id: "a b/c" } });
    const broken = await fetch(`${origin}/api/v1/events/%E0%A4%A`);
    expect(await broken.json()).toMatchObject({ params: { id: "%E0%A4%A" } });
  });
});

it("serves any web handler on a Node request, body and all", async () => {
  const response = await fetch(`${origin}/teapot`, { method: "POST", body: "two cups" });
  expect(await response.text()).toBe("POST two cups");
});
