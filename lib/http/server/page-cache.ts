import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { ADDRESS_HEADER, limitSubject } from "@/lib/platform/address";
import { parseCookies } from "@/lib/platform/auth/cookies";
import { onChange } from "@/lib/platform/changes";
import { countRequest } from "@/lib/platform/rate-limit";
import { browseFields } from "@/lib/shared/browse-address";
import { localeCookie, negotiateLocale } from "@/lib/shared/locale";
import { captureResponse } from "./capture-response";
import { scriptHashes, securityPolicy } from "./security-policy";

/** Pages that are the same for every reader of a language, and what a change of which makes them old. */
const sharedPages: { path: RegExp; tags: (match: RegExpExecArray) => string[]; query: readonly string[] }[] = [
  { path: /^\/$/, tags: () => ["events"], query: [] },
  { path: /^\/events$/, tags: () => ["events"], query: browseFields },
  { path: /^\/events\/([\w-]+)$/, tags: (match) => ["events", `event:${match[1]}`], query: [] },
  { path: /^\/(?:cities|venues|organizers)\/[\w-]+$/, tags: () => ["events"], query: [] },
  { path: /^\/sitemap\.xml$/, tags: () => ["events"], query: [] },
];

/** So long a page is given out as it is; after that it is given out once more while it is made anew. */
const FRESH_MS = 15_000;
const STALE_MS = 10 * 60_000;

interface Page {
  status: number;
  headers: OutgoingHttpHeaders;
  etag: string;
  bodies: Record<"identity" | "gzip" | "br", Buffer>;
  tags: string[];
  madeAt: number;
}

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** Headers of Next's client router that change what it gets. */
const routerHeaders = [
  "rsc",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
];
/** A longer one is nobody's history of clicks, and is not worth keeping a page for. */
const MAX_STATE_TREE = 8_000;
const REFRESH_HEADER = "x-evently-refresh";

/**
 * Keeps finished HTML (and the router's payloads) of shared pages in front of Next, compressed, with
 * the hashes of its inline scripts in its security policy.
 */
export class PageCache {
  private readonly pages = new LRUCache<string, Page>({
    maxSize: 96 * 1024 * 1024,
    sizeCalculation: (page) => page.bodies.identity.length + page.bodies.gzip.length + page.bodies.br.length + 1024,
  });
  private readonly making = new Map<string, Promise<Page | null>>();
  /** Raised by every change, so that a page that was being made meanwhile is not kept. */
  private changes = 0;
  private readonly refreshProof = randomBytes(18).toString("base64url");
  private readonly stopListening: () => void;

  constructor(
    private readonly render: (req: IncomingMessage, res: ServerResponse) => Promise<void>,
    private readonly port: () => number,
  ) {
    this.stopListening = onChange((tags) => this.forget(tags));
  }

  stop(): void {
    this.stopListening();
  }

  private forget(tags: string[]): void {
    if (!tags.some((tag) => tag === "*" || tag.startsWith("event"))) return;
    this.changes++;
    for (const [key, page] of this.pages.entries()) {
      if (tags.includes("*") || page.tags.some((tag) => tags.includes(tag))) this.pages.delete(key);
    }
  }

  /** True when the page is a shared one and was (or will be) answered here. */
  async serve(req: IncomingMessage, res: ServerResponse, url: URL): Promise<boolean> {
    const known = req.method === "GET" || req.method === "HEAD" ? sharedPage(url.pathname) : null;
    if (!known || String(req.headers["next-router-state-tree"] ?? "").length > MAX_STATE_TREE) return false;
    const { tags } = known;
    const key = keyOf(req, url, known.query);
    const refreshing = req.headers[REFRESH_HEADER] === this.refreshProof;
    const page = refreshing ? undefined : this.pages.get(key);
    const age = page ? Date.now() - page.madeAt : Number.POSITIVE_INFINITY;
    if (page && age < STALE_MS) {
      if (age > FRESH_MS) this.refresh(key, req);
      this.send(req, res, page);
      return true;
    }
    // a HEAD has no body to keep; Next answers it
    if (req.method === "HEAD") return false;
    if (!refreshing && !this.making.has(key) && !(await mayRender(req, res))) return true;
    // looked for after that: somebody may have begun meanwhile
    const beingMade = refreshing ? undefined : this.making.get(key);
    if (beingMade) {
      const made = await beingMade;
      if (!made) return false;
      this.send(req, res, made);
      return true;
    }
    await this.make(key, tags, req, res);
    return true;
  }

  private make(key: string, tags: string[], req: IncomingMessage, res: ServerResponse): Promise<void> {
    const changesBefore = this.changes;
    // encoded once here, not by Next for each reader
    delete req.headers["accept-encoding"];
    const accepted = acceptedEncodings(req);
    return new Promise<void>((resolve, reject) => {
      const made = new Promise<Page | null>((settle) => {
        captureResponse(res, (captured, send) => {
          const { status, headers, body } = captured;
          if (status !== 200) {
            send(status, headers, body);
            settle(null);
            return resolve();
          }
          toPage(status, headers, body, tags)
            .then((page) => {
              if (changesBefore === this.changes) this.pages.set(key, page);
              const { code, head, payload } = answer(page, accepted, req.headers["if-none-match"]);
              send(code, head, payload);
              settle(page);
              resolve();
            })
            .catch((error: unknown) => {
              settle(null);
              reject(error);
            });
        });
        res.once("close", () => {
          settle(null);
          resolve();
        });
      });
      this.making.set(key, made);
      void made.finally(() => {
        if (this.making.get(key) === made) this.making.delete(key);
      });
      this.render(req, res).catch(reject);
    });
  }

  /** Makes an old page anew by a request to ourselves, while readers get the old one. */
  private refresh(key: string, req: IncomingMessage): void {
    if (this.making.has(key)) return;
    const headers: OutgoingHttpHeaders = { [REFRESH_HEADER]: this.refreshProof, host: req.headers.host ?? "localhost" };
    for (const name of [...routerHeaders, "accept-language", "user-agent"]) {
      if (req.headers[name] !== undefined) headers[name] = req.headers[name];
    }
    headers.cookie = `${localeCookie}=${localeOf(req)}`;
    const again = httpRequest({ host: "127.0.0.1", port: this.port(), path: req.url, headers }, (response) =>
      response.resume(),
    );
    const waiting = new Promise<Page | null>((resolve) => {
      again.once("close", () => resolve(this.pages.get(key) ?? null));
      again.once("error", () => resolve(null));
    });
    this.making.set(key, waiting);
    void waiting.finally(() => {
      if (this.making.get(key) === waiting) this.making.delete(key);
    });
    again.end();
  }

  private send(req: IncomingMessage, res: ServerResponse, page: Page): void {
    const { code, head, payload } = answer(page, acceptedEncodings(req), req.headers["if-none-match"]);
    res.writeHead(code, head);
    res.end(payload ?? undefined);
  }
}

function sharedPage(pathname: string): { tags: string[]; query: readonly string[] } | null {
  for (const { path, tags, query } of sharedPages) {
    const match = path.exec(pathname);
    if (match) return { tags: tags(match), query };
  }
  return null;
}

/** Only a page that has to be made counts against its reader: those that are kept cost nothing. */
async function mayRender(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const address = limitSubject(String(req.headers[ADDRESS_HEADER] ?? "unknown"));
  const state = await countRequest("render", address);
  if (state.allowed) return true;
  res.writeHead(429, {
    "content-type": "text/plain",
    "retry-after": String(state.resetSeconds),
    "cache-control": "no-store",
  });
  res.end("Too many requests. Wait a moment.");
  return false;
}

function localeOf(req: IncomingMessage): string {
  return negotiateLocale(parseCookies(req.headers.cookie ?? null).get(localeCookie), req.headers["accept-language"]);
}

/** Parts of the query that the page does not read make no page of their own. */
function keyOf(req: IncomingMessage, url: URL, query: readonly string[]): string {
  const router = routerHeaders.map((name) => req.headers[name] ?? "").join("\n");
  const read = query.flatMap((name) =>
    url.searchParams.getAll(name).map((value) => `${name}=${encodeURIComponent(value)}`),
  );
  return `${localeOf(req)}\n${url.pathname}?${read.join("&")}\n${router}`;
}

const acceptedText = new WeakMap<IncomingMessage, string>();

/** Read before the header is taken away from Next. */
function acceptedEncodings(req: IncomingMessage): string {
  const known = acceptedText.get(req);
  if (known !== undefined) return known;
  const at = req.rawHeaders.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === "accept-encoding");
  const text = at < 0 ? "" : (req.rawHeaders[at + 1] ?? "");
  acceptedText.set(req, text);
  return text;
}

async function toPage(status: number, given: OutgoingHttpHeaders, body: Buffer, tags: string[]): Promise<Page> {
  const headers: OutgoingHttpHeaders = { ...given };
  for (const name of ["content-length", "transfer-encoding", "connection", "set-cookie", "etag"]) delete headers[name];
  headers["cache-control"] = "public, max-age=0, must-revalidate";
  headers.vary = [given.vary, "Accept-Encoding, Accept-Language, Cookie"].filter(Boolean).join(", ");
  if (String(given["content-type"]).startsWith("text/html")) {
    headers["content-security-policy"] = securityPolicy(scriptHashes(body.toString("utf8")));
  }
  const [zipped, brotli] = await Promise.all([
    compressGzip(body, { level: 6 }),
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  const etag = `W/"${createHash("sha1").update(body).digest("base64url")}"`;
  return { status, headers, etag, tags, madeAt: Date.now(), bodies: { identity: body, gzip: zipped, br: brotli } };
}

function answer(page: Page, accepted: string, ifNoneMatch: string | undefined) {
  const head: OutgoingHttpHeaders = { ...page.headers, etag: page.etag };
  if (ifNoneMatch === page.etag) return { code: 304, head, payload: null };
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "identity";
  if (encoding !== "identity") head["content-encoding"] = encoding;
  const payload = page.bodies[encoding];
  head["content-length"] = payload.length;
  return { code: page.status, head, payload };
}
