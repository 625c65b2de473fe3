import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { rawRequest } from "@/embedded/testing/raw-request";
import { ADDRESS_HEADER } from "@/lib/platform/address";
import { policies } from "@/lib/platform/rate-limit";
import { mayRender, refuseImage } from "./render-guard";

let server: Server;
let port = 0;
let addresses = 0;
let address = "";

beforeEach(async () => {
  address = `192.0.2.${++addresses}`;
  server = createServer(async (req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (refuseImage(res, pathname) || !(await mayRender(req, res, pathname))) return;
    res.end("rendered");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  port = typeof at === "object" && at ? at.port : 0;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = (path: string, method = "GET", from = address) =>
  rawRequest(port, path, { [ADDRESS_HEADER]: from }, method);

async function useUp(path: string): Promise<void> {
  for (let i = 0; i < policies.page.limit; i++) await get(path);
}

it("counts pages by address, with every method and spelling", async () => {
  await useUp("/account");
  for (const method of ["GET", "HEAD", "POST"]) expect((await get("/account", method)).status).toBe(429);
  for (const path of ["/%65vents", "/nothing/here", "/_next/other", "/api/nothing", "/_next/static/../../x"]) {
    expect((await get(path)).status, path).toBe(429);
  }
  expect(Number((await get("/account")).headers["retry-after"])).toBeGreaterThan(0);
  expect((await get("/account", "GET", "198.51.100.1")).text).toBe("rendered");
});

it("does not count files of the build and routes that count for themselves", async () => {
  await useUp("/_next/static/a.js");
  for (const path of ["/account", "/_next/static/a.js"]) expect((await get(path)).text).toBe("rendered");
  await useUp("/account");
  for (const path of ["/api/v1/events", "/api/auth/session", "/api/ready", "/_next/static/a.js"]) {
    expect((await get(path)).text, path).toBe("rendered");
  }
});

it("refuses to resize pictures", async () => {
  for (const path of ["/_next/image?url=/art/a-b.svg&w=640&q=75", "/_next/%69mage?url=x", "/_next/image/"]) {
    expect(await get(path), path).toMatchObject({ status: 404, text: "Not found" });
  }
  expect((await get("/_next/images")).text).toBe("rendered");
});
