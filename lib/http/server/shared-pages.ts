import "server-only";
import type { IncomingMessage } from "node:http";
import { parseCookies } from "@/lib/platform/auth/cookies";
import { browseFields } from "@/lib/shared/browse-address";
import { localeCookie, negotiateLocale } from "@/lib/shared/locale";

interface SharedPage {
  tags: string[];
  /** Parts of the query that the page reads. */
  query: readonly string[];
}

/** Pages that are the same for every reader of a language, and what a change of which makes them old. */
const sharedPages: { path: RegExp; tags: (match: RegExpExecArray) => string[]; query: readonly string[] }[] = [
  { path: /^\/$/, tags: () => ["events"], query: [] },
  { path: /^\/events$/, tags: () => ["events"], query: browseFields },
  { path: /^\/events\/([\w-]+)$/, tags: (match) => ["events", `event:${match[1]}`], query: [] },
  { path: /^\/(?:cities|venues|organizers)\/[\w-]+$/, tags: () => ["events"], query: [] },
  { path: /^\/sitemap\.xml$/, tags: () => ["events"], query: [] },
];

/** Headers of Next's client router that change what it gets; without `rsc` they mean nothing. */
export const routerHeaders = ["rsc", "next-router-prefetch", "next-router-segment-prefetch", "next-router-state-tree"];
/** Of what Next compares with `_rsc`, and then drops where no route intercepts others: it changes no answer. */
export const comparedHeader = "next-url";

/** The shared page at this path, if there is one. */
export function sharedPage(pathname: string): SharedPage | null {
  for (const { path, tags, query } of sharedPages) {
    const match = path.exec(pathname);
    if (match) return { tags: tags(match), query };
  }
  return null;
}

export function localeOf(req: IncomingMessage): string {
  return negotiateLocale(parseCookies(req.headers.cookie ?? null).get(localeCookie), req.headers["accept-language"]);
}

/** A page as its key says it. */
export interface Wanted {
  key: string;
  tags: string[];
  /** One of any number that somebody can think of: with a query, or for the router. */
  various: boolean;
}

/**
 * Takes from the request what is not in the key of its page, since what Next sees may stand in the page
 * that others get: parts of the query that the page does not read make no page of their own, and a
 * stranger's link may have anything in it.
 */
export function narrow(req: IncomingMessage, url: URL, known: SharedPage): Wanted {
  const forRouter = req.headers.rsc === "1";
  const hash = forRouter ? url.searchParams.get("_rsc") : null;
  for (const name of ["content-security-policy", "content-security-policy-report-only"]) delete req.headers[name];
  if (!forRouter) for (const name of [...routerHeaders, comparedHeader]) delete req.headers[name];
  const read = known.query.flatMap((name) =>
    url.searchParams.getAll(name).map((value) => `${name}=${encodeURIComponent(value)}`),
  );
  const sent = hash === null ? read : [...read, `_rsc=${encodeURIComponent(hash)}`];
  req.url = sent.length > 0 ? `${url.pathname}?${sent.join("&")}` : url.pathname;
  const router = routerHeaders.map((name) => req.headers[name] ?? "").join("\n");
  return {
    key: `${localeOf(req)}\n${url.pathname}?${read.join("&")}\n${router}`,
    tags: known.tags,
    various: forRouter || read.length > 0,
  };
}
