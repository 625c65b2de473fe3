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
const links = (req: IncomingMessage) => `</a.css>; rel=preload; as="style"; nonce="${nonceOf(req)}", </b>; rel=preload`;
/** What the renderer waits for before it writes. */
let gate: Promise<void> = Promise.resolve();
let write: (req: IncomingMessage, res: ServerResponse) => void;
/** Requests that arrived. */
let asked: string[] = [];

/** As Next does it: what it reads from the policy of the request it puts on its scripts. */
const nonceOf = (req: IncomingMessage) =>
  /'nonce-([^']+)'/.exec(String(req.headers["content-security-policy"]))?.[1] ?? "none";
const page = (req: IncomingMessage) => {
  const own = `nonce="${nonceOf(req)}"`;
  return `<html><script ${own}>one(${rendered.length})</script><script src="/a.js" ${own}></script><script ${own}>two()</script><script>injected()</script>${req.url}</html>`;
};

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
    res.writeHead(200, { "content-type": "text/html; charset=utf-8", "set-cookie": "a=1", link: links(req) });
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

  it("are the same for whoever only pretends to be the router, and Next does not hear of it", async () => {
    const heard: unknown[] = [];
    const usual = write;
    write = (req, res) => {
      heard.push(Object.keys(req.headers).filter((name) => name === "rsc" || name.startsWith("next-")));
      usual(req, res);
    };
    for (const headers of [
      {},
      { rsc: "2" },
      { "next-router-prefetch": "7" },
      { "next-router-state-tree": "x", "next-url": "/x" },
    ] as Record<string, string>[]) {
      later(11 * 60_000 * (heard.length + 1));
      await get("/events", headers);
    }
    expect(heard).toEqual([[], [], [], []]);
    expect(new Set(rendered)).toEqual(new Set(["/events"]));
    vi.useRealTimers();
    await announceChange(["events"]);
    rendered = [];
    for (const value of ["0", "a", "b"]) await get("/events", { rsc: value, "next-router-prefetch": value });
    for (const value of ["/a", "/b"]) await get("/events", { rsc: "1", "next-url": value });
    expect(rendered).toHaveLength(2);
  });

  it("show nothing of what else stood in the address of the first reader", async () => {
    const first = await get("/events/night?email=ada@example.org&x=1&_rsc=2");
    expect(first.text).not.toContain("ada@");
    const second = await get("/events/night");
    expect(second.text).toBe(first.text);
    await get("/events?x=1&city=B%26b&email=ada@example.org&q=a%20b");
    await get("/events?x=1&city=B&email=ada@example.org&_rsc=abc", { rsc: "1" });
    expect(rendered).toEqual(["/events/night", "/events?q=a%20b&city=B%26b", "/events?city=B&_rsc=abc"]);
  });

  it("show nothing of it either when a later reader has them made anew", async () => {
    await get("/events/night");
    later(16_000);
    await get("/events/night?email=ada@example.org");
    await renderedTimes(2);
    expect(rendered).toEqual(["/events/night", "/events/night"]);
    expect(asked).toContain("/events/night");
    expect(asked.filter((path) => path.includes("ada@"))).toHaveLength(1);
  });

  it("of which there are any number do not push out the others", async () => {
    const usual = write;
    await get("/");
    await get("/events/night");
    // time stands still: none of them grows old
    later(0);
    const long = "x".repeat(4_000_000);
    write = (_, res) => res.writeHead(200, { "content-type": "text/html" }).end(long);
    for (let i = 0; i < 25; i++) await get(`/events?q=${i}`);
    for (let i = 0; i < 5; i++) await get("/", { rsc: "1", "next-router-state-tree": String(i) });
    write = usual;
    rendered = [];
    await get("/");
    await get("/events/night");
    expect(rendered).toEqual([]);
    await get("/events?q=0");
    expect(rendered).toEqual(["/events?q=0"]);
  });

  it("are refused for a history of clicks that nobody has", async () => {
    const answer = await get("/events", { rsc: "1", "next-router-state-tree": "x".repeat(8_001) });
    expect(answer.status).toBe(400);
    expect(rendered).toEqual([]);
    // without rsc it means nothing
    expect((await get("/events", { "next-router-state-tree": "x".repeat(8_001) })).status).toBe(200);
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
    expect(first.headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+';/);
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

  it("counts what is made anew against its reader, who gets the old page for long", async () => {
    const first = await get("/");
    let left = 1;
    const counted = vi.spyOn(limits, "countRequest").mockImplementation(async (name) => {
      const { limit } = limits.policies[name];
      return { allowed: left-- > 0, limit, remaining: 0, resetSeconds: 60 };
    });
    later(16_000);
    expect((await get("/")).text).toBe(first.text);
    await renderedTimes(2);
    let now = await get("/");
    while (now.text === first.text) now = await get("/");
    expect(counted).toHaveBeenCalledTimes(1);
    expect(counted).toHaveBeenCalledWith("render", expect.any(String));
    later(32_000);
    for (let i = 0; i < 3; i++) expect((await get("/")).text).toBe(now.text);
    expect(counted).toHaveBeenCalledTimes(4);
    expect(rendered).toHaveLength(2);
  });

  it("has few pages made anew at the same time", async () => {
    for (let i = 0; i < 10; i++) await get(`/events/${i}`);
    later(16_000);
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    for (let i = 0; i < 10; i++) expect((await get(`/events/${i}`)).status).toBe(200);
    await renderedTimes(14);
    expect((await get("/events/9")).status).toBe(200);
    expect(rendered).toHaveLength(14);
    open();
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

  it("answers a HEAD without a body from the page that a GET gets, whichever comes first", async () => {
    const head = await get("/", {}, "HEAD");
    expect(head).toMatchObject({ status: 200, text: "" });
    const { body, headers } = await get("/");
    expect(body.length).toBe(Number(head.headers["content-length"]));
    expect(headers.etag).toBe(head.headers.etag);
    expect(await get("/", {}, "HEAD")).toMatchObject({ status: 200, text: "" });
    expect(rendered).toHaveLength(1);
  });

  it("counts a HEAD that has a page made", async () => {
    vi.spyOn(limits, "countRequest").mockResolvedValue({ allowed: false, limit: 1, remaining: 0, resetSeconds: 9 });
    expect(await get("/", {}, "HEAD")).toMatchObject({ status: 429, headers: { "retry-after": "9" } });
    expect(rendered).toEqual([]);
  });

  it("lets the browser run exactly the scripts that the renderer made", async () => {
    const { headers, text } = await get("/", { "content-security-policy": "script-src 'nonce-guess'" });
    expect(text).toContain("<script>injected()</script>");
    expect(text).not.toContain("nonce");
    expect(headers.link).toBe('</a.css>; rel=preload; as="style", </b>; rel=preload');
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
