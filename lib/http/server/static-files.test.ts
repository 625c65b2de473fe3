import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest } from "@/embedded/testing/raw-request";
import { answerPreflight } from "./preflight";
import { StaticFiles } from "./static-files";

process.env.CORS_ORIGINS = "https://partner.example";

const script = "console.log('é');".repeat(50);
let folder = "";
let server: Server;
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evently-static-"));
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "chunks", "a-1.js"), script);
  writeFileSync(join(folder, "style.css"), "a{color:red}");
  writeFileSync(join(folder, "font.woff2"), "font");
  writeFileSync(join(folder, "..", "evently-outside.js"), "secret");
  const files = new StaticFiles(folder);
  server = createServer(async (req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (answerPreflight(req, res, pathname) || (await files.serve(req, res, pathname))) return;
    res.writeHead(418).end("left to others");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
  rmSync(join(folder, "..", "evently-outside.js"));
});

const send = (path: string, headers?: Record<string, string>, method?: string) =>
  rawRequest(port, path, headers, method);
const br = { "accept-encoding": "gzip, br" };

describe("files of the build", () => {
  it("are sent compressed, and may be kept for ever", async () => {
    const first = await send("/_next/static/chunks/a-1.js", br);
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      "content-type": "application/javascript; charset=UTF-8",
      "content-encoding": "br",
      "content-length": String(first.body.length),
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
    });
    expect(brotliDecompressSync(first.body).toString("utf8")).toBe(script);
    // from memory: the file itself is not read again
    writeFileSync(join(folder, "chunks", "a-1.js"), "changed");
    expect((await send("/_next/static/chunks/a-1.js", br)).body).toEqual(first.body);
    expect((await send("/_next/static/style.css", br)).headers["content-type"]).toContain("text/css");
  });

  it.each([
    ["to who cannot read Brotli", "/_next/static/style.css", { "accept-encoding": "gzip" }, "GET"],
    ["without a word about encodings", "/_next/static/style.css", {}, "GET"],
    ["of other kinds", "/_next/static/font.woff2", br, "GET"],
    ["that are not there", "/_next/static/other.js", br, "GET"],
    ["outside of the folder", "/_next/static/../evently-outside.js", br, "GET"],
    ["outside of the folder, encoded", "/_next/static/..%2fevently-outside.js", br, "GET"],
    ["by other methods", "/_next/static/style.css", br, "POST"],
  ])("are left to others %s", async (_, path, headers, method) => {
    expect((await send(path, headers as Record<string, string>, method)).status).toBe(418);
  });
});

describe("preflights", () => {
  const ask = (origin: string, path = "/api/v1/holds") =>
    send(path, { origin, "access-control-request-method": "POST" }, "OPTIONS");

  it("allow configured origins to call the API, with what it needs", async () => {
    const { status, headers } = await ask("https://partner.example");
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      "access-control-allow-origin": "https://partner.example",
      "access-control-allow-credentials": "true",
      vary: "Origin",
    });
    for (const name of ["Authorization", "Idempotency-Key", "Evently-Token"]) {
      expect(headers["access-control-allow-headers"]).toContain(name);
    }
  });

  it("allow nothing to others", async () => {
    const { status, headers } = await ask("https://other.example");
    expect(status).toBe(204);
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("are none outside of the API, or when nothing is asked", async () => {
    expect((await ask("https://partner.example", "/events")).status).toBe(418);
    expect((await send("/api/v1/holds", { origin: "https://partner.example" }, "OPTIONS")).status).toBe(418);
  });
});
