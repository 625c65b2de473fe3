import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { CONNECT_COOKIE } from "@/lib/platform/auth/intent";
import { finishReturn, refuseReturn } from "./return-from-provider";

const origin = "http://localhost:3000";
const back = (query = "", cookie = "") =>
  new Request(`${origin}/api/auth/callback/oidc${query}`, { headers: cookie ? { cookie } : {} });
const leading = (location: string, cookie?: string) =>
  new Response(null, { status: 302, headers: { location, ...(cookie ? { "set-cookie": cookie } : {}) } });
const kept = (path: string) => `authjs.callback-url=${encodeURIComponent(`${origin}${path}`)}`;

describe("coming back from a provider", () => {
  it("leaves the mark of who is signed in, with the session's cookie alone", () => {
    const cookie = "authjs.session-token=eyJhbGciOi.x; Path=/";
    const done = finishReturn(back("?code=1"), leading(`${origin}/bookings`, cookie));
    expect(done.headers.get("location")).toBe(`${origin}/bookings`);
    expect(done.headers.getSetCookie().some((one) => one.startsWith("evently-signed-in=1"))).toBe(true);
    const cleared = finishReturn(back(), leading(`${origin}/`, "authjs.session-token=; Max-Age=0"));
    expect(cleared.headers.getSetCookie().some((one) => one.startsWith("evently-signed-in"))).toBe(false);
  });

  it.each([
    ["?error=access_denied", "OAuthCallbackError", "cancelled"],
    ["?error=server_error", "OAuthCallbackError", "provider_failed"],
    ["?code=1", "Configuration", "provider_failed"],
    ["?code=1", "not_verified", "not_verified"],
    ["?code=1", "<script>", "provider_failed"],
  ])("with %s and %s says %s, and keeps the way on", (query, error, said) => {
    const answer = leading(`${origin}/sign-in?${new URLSearchParams({ error })}`);
    const to = new URL(finishReturn(back(query, kept("/checkout/hold_1?x=1")), answer).headers.get("location") ?? "");
    expect(to.pathname).toBe("/sign-in");
    expect(Object.fromEntries(to.searchParams)).toEqual({ error: said, next: "/checkout/hold_1?x=1" });
  });

  it("leads to no other site", () => {
    const elsewhere = `authjs.callback-url=${encodeURIComponent("https://evil.example/x")}`;
    const done = finishReturn(back("", elsewhere), leading(`${origin}/sign-in?error=AccessDenied`));
    expect(new URL(done.headers.get("location") ?? "").searchParams.get("next")).toBe("/");
  });

  it("returns to the account who wanted to connect, and uses the wish up", () => {
    const cookie = `${CONNECT_COOKIE}=x`;
    const done = finishReturn(
      back("?error=access_denied", cookie),
      leading(`${origin}/sign-in?error=OAuthCallbackError`),
    );
    expect(done.headers.get("location")).toBe(`${origin}/account?problem=cancelled#ways-in`);
    expect(done.headers.getSetCookie()).toContain(`${CONNECT_COOKIE}=; Path=/api/auth; Max-Age=0`);
  });

  it("says why it was refused, in no other words than ours", () => {
    const limited = refuseReturn(back(), new AppError("rate_limited", "Too many"));
    expect(limited.headers.get("location")).toBe(`${origin}/sign-in?error=rate_limited&next=%2F`);
    expect(refuseReturn(back(), new Error("secret")).headers.get("location")).toContain("error=internal");
  });

  it("is nothing else that Auth.js answers", () => {
    const answer = leading(`${origin}/sign-in?error=x`);
    expect(finishReturn(new Request(`${origin}/api/auth/session`), answer)).toBe(answer);
  });
});
