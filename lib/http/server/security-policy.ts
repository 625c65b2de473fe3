import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env";

/** Where forms may lead, by a redirect of ours: to pay, and to sign in at the providers that are configured. */
function formTargets(): string[] {
  const { AUTH_GOOGLE_ID, AUTH_GITHUB_ID, AUTH_OIDC_ISSUER } = env();
  return [
    "https://checkout.stripe.com",
    ...(AUTH_GOOGLE_ID ? ["https://accounts.google.com"] : []),
    ...(AUTH_GITHUB_ID ? ["https://github.com"] : []),
    ...(AUTH_OIDC_ISSUER ? [new URL(AUTH_OIDC_ISSUER).origin] : []),
  ];
}

/** The Content-Security-Policy; `scripts` are the nonce or the hashes of the inline scripts. */
export function securityPolicy(scripts: string[]): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts.join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${formTargets().join(" ")}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** A word that only this answer's own scripts carry. */
export const newNonce = () => randomBytes(16).toString("base64");

/** Routes that answer with a policy of their own, stricter than that of pages. */
const ownPolicy = /^\/art\/[^/]+\.svg$/;

/** Personal pages: a nonce of their own, which Next reads from the request and puts on its scripts. */
export function setPolicy(req: IncomingMessage, res: ServerResponse, pathname: string): void {
  if (ownPolicy.test(pathname)) return;
  const policy = securityPolicy([`'nonce-${newNonce()}'`]);
  req.headers["content-security-policy"] = policy;
  res.setHeader("content-security-policy", policy);
}

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;

/**
 * A page that was rendered with a nonce, made fit to be kept: without the nonce, and with the sources
 * that allow exactly the inline scripts that carried it. A script that got into the page by another
 * way did not, and is not allowed.
 */
export function withoutNonce(html: string, nonce: string): { html: string; sources: string[] } {
  const mark = ` nonce="${nonce}"`;
  // in the data for hydration it stands once more, as it does there for a page without one
  const plain = (text: string) =>
    text.replaceAll(`\\"nonce\\":\\"${nonce}\\"`, '\\"nonce\\":\\"$undefined\\"').replaceAll(mark, "");
  const hashes = new Set<string>();
  for (const [, attributes = "", script = ""] of html.matchAll(inlineScript)) {
    if (!script || !attributes.includes(mark)) continue;
    hashes.add(`'sha256-${createHash("sha256").update(plain(script)).digest("base64")}'`);
  }
  return { html: plain(html), sources: [...hashes] };
}
