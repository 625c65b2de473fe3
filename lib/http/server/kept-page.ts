import "server-only";
import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Captured } from "./capture-response";
import { securityPolicy, withoutNonce } from "./security-policy";

export interface Page {
  status: number;
  headers: OutgoingHttpHeaders;
  etag: string;
  bodies: Record<"identity" | "gzip" | "br", Buffer>;
  tags: string[];
  madeAt: number;
}

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

export const isHtml = (headers: OutgoingHttpHeaders) => String(headers["content-type"]).startsWith("text/html");

const acceptedText = new WeakMap<IncomingMessage, string>();

/** Read before the header is taken away from Next. */
export function acceptedEncodings(req: IncomingMessage): string {
  const known = acceptedText.get(req);
  if (known !== undefined) return known;
  const at = req.rawHeaders.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === "accept-encoding");
  const text = at < 0 ? "" : (req.rawHeaders[at + 1] ?? "");
  acceptedText.set(req, text);
  return text;
}

/** What was rendered with this nonce, compressed, and fit to be given to everybody. */
export async function toPage(
  { status, headers: given, body: made }: Captured,
  nonce: string,
  tags: string[],
): Promise<Page> {
  let body = made;
  const headers: OutgoingHttpHeaders = { ...given };
  for (const name of ["content-length", "transfer-encoding", "connection", "set-cookie", "etag"]) delete headers[name];
  headers["cache-control"] = "public, max-age=0, must-revalidate";
  headers.vary = [given.vary, "Accept-Encoding, Accept-Language, Cookie"].filter(Boolean).join(", ");
  if (isHtml(given)) {
    const { html, sources } = withoutNonce(made.toString("utf8"), nonce);
    headers["content-security-policy"] = securityPolicy(sources);
    body = Buffer.from(html);
    // Next names it there, too, for what is to be loaded early
    if (typeof given.link === "string") headers.link = given.link.replaceAll(`; nonce="${nonce}"`, "");
  }
  const [zipped, brotli] = await Promise.all([
    compressGzip(body, { level: 6 }),
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  const etag = `W/"${createHash("sha1").update(body).digest("base64url")}"`;
  return { status, headers, etag, tags, madeAt: Date.now(), bodies: { identity: body, gzip: zipped, br: brotli } };
}

/** The page as a reader gets it who accepts these encodings and may have it already. */
export function answer(page: Page, accepted: string, ifNoneMatch: string | undefined) {
  const head: OutgoingHttpHeaders = { ...page.headers, etag: page.etag };
  if (ifNoneMatch === page.etag) return { code: 304, head, payload: null };
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "identity";
  if (encoding !== "identity") head["content-encoding"] = encoding;
  const payload = page.bodies[encoding];
  head["content-length"] = payload.length;
  return { code: page.status, head, payload };
}
