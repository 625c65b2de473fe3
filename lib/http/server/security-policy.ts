import "server-only";
import { createHash } from "node:crypto";
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

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The sources that allow exactly the inline scripts of this page. */
export function scriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const match of html.matchAll(inlineScript)) {
    if (match[1]) hashes.add(`'sha256-${createHash("sha256").update(match[1]).digest("base64")}'`);
  }
  return [...hashes];
}
