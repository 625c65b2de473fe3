import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { rawRequest } from "@/embedded/testing/raw-request";
import { announceChange } from "@/lib/platform/changes";
import * as limits from "@/lib/platform/rate-limit";
import { PageCache } from "./page-cache";

// the news of changes go through it
useLibDatabase();

let server: Server;
let cache: PageCache;
let port = 0;
/** How often each address was rendered. */
let rendered: string[] = [];
/** What the renderer waits for before it writes. */
let gate: Promise<void> = Promise.resolve();
let write: (req: IncomingMessage, res: ServerResponse) => void;
/** Requests that arrived. */
let asked: string[] = [];

const page = (req: IncomingMessage) =>
  `<html><script>one(${rendered.length})</script><script src="/a.js"></script><script nonce="x">two()</script>${req.url}</html>`;

async function render(req: IncomingMessage, res: ServerResponse): Promise<void> {
  rendered.push(req.url ?? "");
  await gate;
  write(req, res);
}

beforeEach(async () => {
  rendered = [];
  asked = [];
  gate = Promise.resolve();
  write = (req, res) => {
    res.writeHead(200, { "content-type": "text/html; charset=utf-8", "set-cookie": "a=1" });
    res.write(page(req).slice(0, 10));
    res.end(page(req).slice(10));
  };
  cache = new PageCache(render, () => port);
  server = createServer(async (req, res) => {
    asked.push(req.url ?? "");
    const kept = await cache.serve(req, res, new URL(req.url ?? "/", "http://localhost")).catch(() => {
      res.writeHead(500).end();
      return true;
    });
    if (!kept) await render(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  cache.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = (path: string, headers?: Record<string, string>, method?: string) =>
  rawRequest(port, path, headers, method);

/** Resolves when the renderer was called so often. */
async function renderedTimes(count: number): Promise<void> {
  while (rendered.length < count) await new Promise(setImmediate);
}

const later = (milliseconds: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });

describe("shared pages", () => {
  it("are rendered once for an address and a language", async () => {
    const first = await get("/events?city=Lindenport");
    const second = await get("/events?city=Lindenport");
    expect(second.text).toBe(first.text);
    expect(rendered).toHaveLength(1);
    await get("/events?city=Other");
    await get("/events?city=Lindenport", { "accept-language": "de" });
    await get("/events?city=Lindenport", { cookie: "evently-locale=de" });
    expect(rendered).toHaveLength(3);
  });

  it("are apart by all that the address of a listing can say, and by nothing else", async () => {
    for (const query of [
      "",
      "?priceFrom=10",
      "?priceFrom=20",
      "?priceTo=10",
      "?organizer=a",
      "?currency=JPY",
      "?cursor=x",
    ]) {
      await get(`/events${query}`);
    }
    expect(rendered).toHaveLength(7);
    await get("/events?priceFrom=10&utm_source=mail");
    await get("/events?minPrice=10");
    expect(rendered).toHaveLength(7);
  });

  it("are those of cities, venues and organizers, and the site's map", async () => {
    for (const path of ["/cities/lindenport", "/venues/hall", "/organizers/stages", "/sitemap.xml"]) {
      await get(path);
      await get(`${path}?from=a-friend`);
    }
    expect(rendered).toHaveLength(4);
    await announceChange(["events"]);
    await get("/venues/hall");
    expect(rendered).toHaveLength(5);
  });

  it("are apart for the router's own requests", async () => {
    await get("/events");
    await get("/events", { rsc: "1" });
    await get("/events", { rsc: "1", "next-router-prefetch": "1" });
    await get("/events", { rsc: "1" });
    expect(rendered).toHaveLength(3);
  });

  it("are rendered once for a crowd that comes at the same time", async () => {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const crowd = Array.from({ length: 20 }, () => get("/"));
    await renderedTimes(1);
    open();
    const answers = await Promise.all(crowd);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(rendered).toEqual(["/"]);
  });

  it("are rendered once for a crowd, also while the limit of each reader is asked for elsewhere", async () => {
    const usual = limits.countRequest;
    vi.spyOn(limits, "countRequest").mockImplementation(async (...given) => {
      // as long as a shared limiter takes: all have come by then
      while (asked.length < 10) await new Promise(setImmediate);
      return usual(...given);
    });
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const crowd = Array.from({ length: 10 }, () => get("/"));
    await renderedTimes(1);
    open();
    for (const { status } of await Promise.all(crowd)) expect(status).toBe(200);
    expect(rendered).toEqual(["/"]);
  });

  it("never carry one reader's cookies to another", async () => {
    expect((await get("/")).headers["set-cookie"]).toBeUndefined();
    expect((await get("/")).headers["set-cookie"]).toBeUndefined();
  });

  it("are none of the others", async () => {
    for (const path of ["/account", "/events/a/seats", "/api/v1/events", "/bookings/bkg_1"]) {
      await get(path);
      await get(path);
    }
    expect(rendered).toHaveLength(8);
    await get("/events", {}, "POST");
    await get("/events", {}, "POST");
    expect(rendered).toHaveLength(10);
  });

  it("are not kept unless they are there", async () => {
    write = (_, res) => res.writeHead(404, { "content-type": "text/html" }).end("nothing here");
    const first = await get("/events/unknown");
    expect(first).toMatchObject({ status: 404, text: "nothing here" });
    expect((await get("/events/unknown")).status).toBe(404);
    expect(rendered).toHaveLength(2);
  });

  it("do not stay broken after the renderer failed", async () => {
    const good = write;
    write = () => {
      throw new Error("render failed");
    };
    expect((await get("/")).status).toBe(500);
    write = good;
    expect((await get("/")).status).toBe(200);
  });
});

describe("changes", () => {
  it("make the pages that show them anew", async () => {
    await get("/events/night");
    await get("/events/day");
    await announceChange(["event:night"]);
    await get("/events/night");
    await get("/events/day");
    expect(rendered).toEqual(["/events/night", "/events/day", "/events/night"]);
    await announceChange(["events"]);
    await get("/events/day");
    expect(rendered).toHaveLength(4);
    await announceChange(["session:ses_1"]);
    await get("/events/day");
    expect(rendered).toHaveLength(4);
    await announceChange(["*"]);
    await get("/events/day");
    expect(rendered).toHaveLength(5);
  });

  it("while a page is being made keep it from being kept", async () => {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const before = get("/");
    await renderedTimes(1);
    await announceChange(["events"]);
    open();
    expect((await before).status).toBe(200);
    await get("/");
    expect(rendered).toHaveLength(2);
  });
});

describe("age", () => {
  it("lets an old page be given out once more while it is made anew", async () => {
    const first = await get("/");
    later(14_000);
    await get("/");
    expect(rendered).toHaveLength(1);
    later(2_000);
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const stale = await Promise.all([get("/"), get("/"), get("/")]);
    for (const { text } of stale) expect(text).toBe(first.text);
    await renderedTimes(2);
    open();
    let now = await get("/");
    while (now.text === first.text) now = await get("/");
    expect(rendered).toHaveLength(2);
  });

  it("keeps the language of the page that is made anew", async () => {
    write = (req, res) =>
      res.writeHead(200, { "content-type": "text/html" }).end(`${req.headers.cookie} ${rendered.length}`);
    await get("/", { "accept-language": "de" });
    later(16_000);
    await get("/", { "accept-language": "de" });
    await renderedTimes(2);
    let now = await get("/", { "accept-language": "de" });
    while (!now.text.endsWith(" 2")) now = await get("/", { "accept-language": "de" });
    expect(now.text).toBe("evently-locale=de 2");
  });

  it("ends after ten minutes: then readers wait for a new one", async () => {
    const first = await get("/");
    later(10 * 60_000 + 1);
    expect((await get("/")).text).not.toBe(first.text);
  });

  it("cannot be ended by a reader who asks for a refresh", async () => {
    await get("/");
    await get("/", { "x-evently-refresh": "guess" });
    expect(rendered).toHaveLength(1);
  });
});

describe("what is sent", () => {
  it("is compressed as the reader can read it, and the same each time", async () => {
    const plain = await get("/");
    for (const [accepts, encoding, decode] of [
      ["gzip, deflate", "gzip", gunzipSync],
      ["gzip, deflate, br", "br", brotliDecompressSync],
    ] as const) {
      const answer = await get("/", { "accept-encoding": accepts });
      expect(answer.headers["content-encoding"]).toBe(encoding);
      expect(decode(answer.body).toString("utf8")).toBe(plain.text);
      expect(Number(answer.headers["content-length"])).toBe(answer.body.length);
    }
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(rendered).toHaveLength(1);
    for (const name of ["Accept-Encoding", "Accept-Language", "Cookie"]) expect(plain.headers.vary).toContain(name);
  });

  it("is compressed for the reader who made it be rendered, too", async () => {
    const first = await get("/", { "accept-encoding": "br" });
    expect(first.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(first.body).toString("utf8")).toContain("<html>");
  });

  it("is nothing new for who has it already", async () => {
    const { etag = "" } = (await get("/")).headers;
    const again = await get("/", { "if-none-match": etag });
    expect(again).toMatchObject({ status: 304, text: "" });
    expect((await get("/", { "if-none-match": 'W/"other"' })).status).toBe(200);
    expect((await get("/", { "if-none-match": etag, "accept-encoding": "br" })).status).toBe(304);
  });

  it("answers a HEAD without a body, once the page is there", async () => {
    await get("/");
    const head = await get("/", {}, "HEAD");
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
    expect(rendered).toHaveLength(1);
  });

  it("lets the browser run exactly the scripts that stand in the page", async () => {
    const { headers, text } = await get("/");
    const policy = String(headers["content-security-policy"]);
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]?.split(" ") ?? [];
    const hash = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
    const inline = [/<script>(.*?)<\/script>/.exec(text)?.[1] ?? "", "two()"];
    expect(scripts).toEqual(["'self'", ...inline.map(hash)]);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it("has no policy of pages where it is no page", async () => {
    write = (_, res) => res.writeHead(200, { "content-type": "text/x-component" }).end("0:{}");
    expect((await get("/", { rsc: "1" })).headers["content-security-policy"]).toBeUndefined();
  });
});
