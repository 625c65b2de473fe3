import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest } from "@/embedded/testing/raw-request";
import { MethodGuard } from "./method-guard";

let server: Server;
let port = 0;
beforeAll(async () => {
  const guard = new MethodGuard({
    "/events/{id}": { get: {}, patch: {} },
    "/events/import": { post: {} },
    "/events/{id}/holds": { post: {} },
  });
  server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (!guard.serve(req, res, pathname)) res.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("methods that an address does not have", () => {
  it.each([
    ["DELETE", "/api/v1/events/evt_1", "GET, PATCH"],
    ["GET", "/api/v1/events/evt_1/holds", "POST"],
    ["HEAD", "/api/v1/events/evt_1/holds", "POST"],
    // written out, so it is not an event's id
    ["GET", "/api/v1/events/import", "POST"],
  ])("are refused with a word: %s %s", async (method, path, allow) => {
    const { status, headers, text } = await rawRequest(port, path, {}, method);
    expect(status).toBe(405);
    expect(headers.allow).toBe(allow);
    expect(headers["content-type"]).toBe("application/problem+json");
    if (method !== "HEAD") expect(JSON.parse(text)).toMatchObject({ code: "method_not_allowed" });
  });

  it.each([
    ["GET", "/api/v1/events/evt_1"],
    ["HEAD", "/api/v1/events/evt_1"],
    ["PATCH", "/api/v1/events/evt_1"],
    ["OPTIONS", "/api/v1/events/evt_1"],
    ["DELETE", "/api/v1/unknown"],
    ["DELETE", "/events/evt_1"],
  ])("are the only ones that it answers, so not %s %s", async (method, path) => {
    expect((await rawRequest(port, path, {}, method)).status).toBe(418);
  });
});
