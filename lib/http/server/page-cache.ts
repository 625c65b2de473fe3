import "server-only";
import { randomBytes } from "node:crypto";
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { onChange } from "@/lib/platform/changes";
import { localeCookie } from "@/lib/shared/locale";
import { captureResponse } from "./capture-response";
import { acceptedEncodings, answer, isHtml, type Page, toPage } from "./kept-page";
import { countFor, refuseBusy } from "./render-guard";
import { newNonce, securityPolicy } from "./security-policy";
import { comparedHeader, localeOf, narrow, routerHeaders, sharedPage, type Wanted } from "./shared-pages";

/** So long a page is given out as it is; after that it is given out once more while it is made anew. */
const FRESH_MS = 15_000;
const STALE_MS = 10 * 60_000;
/** A longer one is nobody's history of clicks, and is not worth keeping a page for. */
const MAX_STATE_TREE = 8_000;
const REFRESH_HEADER = "x-evently-refresh";
/** Pages that are made anew at the same time; the others are given out once more as they are. */
const MOST_REFRESHING = 4;
const MEGABYTE = 1024 * 1024;

/**
 * Keeps finished HTML (and the router's payloads) of shared pages in front of Next, compressed, with
 * the hashes of its inline scripts in its security policy.
 */
export class PageCache {
  /** Plain addresses: no more than there are events, places and organizers. */
  private readonly plain = pagesOf(72 * MEGABYTE);
  /** With a query, or for the router: anybody can think of any number of them, so they push out each other only. */
  private readonly various = pagesOf(24 * MEGABYTE);
  private readonly making = new Map<string, Promise<Page | null>>();
  /** Keys of pages that are being made anew. */
  private readonly refreshing = new Set<string>();
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
    for (const pages of [this.plain, this.various]) {
      for (const [key, page] of pages.entries()) {
        if (tags.includes("*") || page.tags.some((tag) => tags.includes(tag))) pages.delete(key);
      }
    }
  }

  /** True when the page is a shared one and was (or will be) answered here. */
  async serve(req: IncomingMessage, res: ServerResponse, url: URL): Promise<boolean> {
    const known = req.method === "GET" || req.method === "HEAD" ? sharedPage(url.pathname) : null;
    if (!known) return false;
    const wanted = narrow(req, url, known);
    if (String(req.headers["next-router-state-tree"] ?? "").length > MAX_STATE_TREE) {
      res.writeHead(400, { "content-type": "text/plain", "cache-control": "no-store" });
      res.end("The router state is too long.");
      return true;
    }
    const { key } = wanted;
    const refreshing = req.headers[REFRESH_HEADER] === this.refreshProof;
    const page = refreshing ? undefined : this.pagesFor(wanted).get(key);
    const age = page ? Date.now() - page.madeAt : Number.POSITIVE_INFINITY;
    if (page && age < STALE_MS) {
      if (age > FRESH_MS) void this.refresh(wanted, req);
      this.send(req, res, page);
      return true;
    }
    // only a page that has to be made counts against its reader: those that are kept cost nothing
    if (!refreshing && !this.making.has(key)) {
      const state = await countFor("render", req);
      if (!state.allowed) {
        refuseBusy(res, state);
        return true;
      }
    }
    // looked for after that: somebody may have begun meanwhile
    const beingMade = refreshing ? undefined : this.making.get(key);
    if (beingMade) {
      const made = await beingMade;
      if (!made) return false;
      this.send(req, res, made);
      return true;
    }
    await this.make(wanted, req, res);
    return true;
  }

  private pagesFor({ various }: Wanted): LRUCache<string, Page> {
    return various ? this.various : this.plain;
  }

  private make(wanted: Wanted, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { key, tags } = wanted;
    const changesBefore = this.changes;
    // encoded once here, not by Next for each reader
    delete req.headers["accept-encoding"];
    const accepted = acceptedEncodings(req);
    // what answers a HEAD is the page; Node leaves its body out
    req.method = "GET";
    const nonce = newNonce();
    const policy = securityPolicy([`'nonce-${nonce}'`]);
    if (req.headers.rsc === undefined) req.headers["content-security-policy"] = policy;
    return new Promise<void>((resolve, reject) => {
      const made = new Promise<Page | null>((settle) => {
        captureResponse(res, (captured, send) => {
          const { status, headers, body } = captured;
          if (status !== 200) {
            send(status, isHtml(headers) ? { ...headers, "content-security-policy": policy } : headers, body);
            settle(null);
            return resolve();
          }
          toPage(captured, nonce, tags)
            .then((page) => {
              if (changesBefore === this.changes) this.pagesFor(wanted).set(key, page);
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

  /** Makes an old page anew by a request to ourselves, while readers get the old one. It counts as theirs. */
  private async refresh(wanted: Wanted, req: IncomingMessage): Promise<void> {
    const { key } = wanted;
    if (this.making.has(key) || this.refreshing.has(key) || this.refreshing.size >= MOST_REFRESHING) return;
    this.refreshing.add(key);
    const { allowed } = await countFor("render", req);
    if (!allowed || this.making.has(key)) {
      this.refreshing.delete(key);
      return;
    }
    const headers: OutgoingHttpHeaders = { [REFRESH_HEADER]: this.refreshProof, host: req.headers.host ?? "localhost" };
    for (const name of [...routerHeaders, comparedHeader, "accept-language", "user-agent"]) {
      if (req.headers[name] !== undefined) headers[name] = req.headers[name];
    }
    headers.cookie = `${localeCookie}=${localeOf(req)}`;
    const again = httpRequest({ host: "127.0.0.1", port: this.port(), path: req.url, headers }, (response) =>
      response.resume(),
    );
    const waiting = new Promise<Page | null>((resolve) => {
      again.once("close", () => resolve(this.pagesFor(wanted).get(key) ?? null));
      again.once("error", () => resolve(null));
    });
    this.making.set(key, waiting);
    void waiting.finally(() => {
      this.refreshing.delete(key);
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

const pagesOf = (maxSize: number) =>
  new LRUCache<string, Page>({
    maxSize,
    sizeCalculation: ({ bodies }, key) =>
      bodies.identity.length + bodies.gzip.length + bodies.br.length + 2 * key.length + 1024,
  });
