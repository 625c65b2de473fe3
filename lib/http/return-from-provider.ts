import "server-only";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { parseCookies, sessionCookieName } from "@/lib/platform/auth/cookies";
import { CONNECT_COOKIE } from "@/lib/platform/auth/intent";
import { SESSION_DAYS } from "@/lib/platform/auth/sessions";
import { errorFields, log } from "@/lib/platform/log";
import { localPath } from "@/lib/shared/local-path";
import { signedInCookie } from "@/lib/shared/signed-in";

/** What went wrong on the way, in words of ours; what Auth.js calls it says little, and differs by provider. */
function problemOf(error: string, asked: URL): string {
  if (error === "OAuthCallbackError" || error === "AccessDenied") {
    return asked.searchParams.get("error") === "access_denied" ? "cancelled" : "provider_failed";
  }
  return /^[a-z_]{1,40}$/.test(error) ? error : "provider_failed";
}

/** Where the reader wanted to go before they went to the provider; Auth.js keeps it in a cookie. */
function wishedPath(cookies: Map<string, string>): string {
  const kept = [...cookies].find(([name]) => name.endsWith("authjs.callback-url"))?.[1] ?? "";
  try {
    const url = new URL(decodeURIComponent(kept));
    return url.origin === new URL(env().APP_URL).origin ? localPath(`${url.pathname}${url.search}${url.hash}`) : "/";
  } catch {
    return "/";
  }
}

export function isReturn(request: Request): boolean {
  return new URL(request.url).pathname.startsWith("/api/auth/callback/");
}

/** Leads who comes back to a page that says why it did not work. */
export function refuseReturn(request: Request, error: unknown): Response {
  const code = isAppError(error) ? error.code : "internal";
  if (!isAppError(error)) log.error("A return from a provider failed", errorFields(error));
  const location = `${new URL(env().APP_URL).origin}/sign-in?error=${code}`;
  return finishReturn(request, new Response(null, { status: 302, headers: { location } }));
}

/**
 * Completes what Auth.js answers to who comes back from a provider: errors in words that the pages know, with the way
 * on; the mark of who is signed in; and the wish to connect an account is used up.
 */
export function finishReturn(request: Request, answer: Response): Response {
  if (!isReturn(request)) return answer;
  const asked = new URL(request.url);
  const headers = new Headers(answer.headers);
  const cookies = parseCookies(request.headers.get("cookie"));
  const location = headers.get("location");
  const to = location && URL.canParse(location, env().APP_URL) ? new URL(location, env().APP_URL) : null;
  const error = to?.pathname === "/sign-in" ? to.searchParams.get("error") : null;
  if (error !== null) {
    const problem = problemOf(error, asked);
    const onward = cookies.has(CONNECT_COOKIE)
      ? `/account?problem=${problem}#ways-in`
      : `/sign-in?${new URLSearchParams({ error: problem, next: wishedPath(cookies) })}`;
    headers.set("location", new URL(onward, env().APP_URL).href);
  }
  if (headers.getSetCookie().some((cookie) => cookie.startsWith(`${sessionCookieName()}=ey`))) {
    headers.append("set-cookie", `${signedInCookie}=1; Path=/; Max-Age=${SESSION_DAYS * 86_400}; SameSite=Lax`);
  }
  if (cookies.has(CONNECT_COOKIE)) headers.append("set-cookie", `${CONNECT_COOKIE}=; Path=/api/auth; Max-Age=0`);
  headers.set("cache-control", "no-store");
  headers.set("referrer-policy", "no-referrer");
  return new Response(answer.body, { status: answer.status, headers });
}
