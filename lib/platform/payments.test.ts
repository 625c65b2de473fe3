import Stripe from "stripe";
import { describe, expect, it, vi } from "vitest";
import { asProviderUnavailable, isStateConflict } from "./payments";

const { errors } = Stripe;
const told = { message: "No such key: sk_live_secret", type: "api_error" as const };

describe("errors of the payment provider", () => {
  it.each([
    ["is down", new errors.StripeAPIError(told)],
    ["cannot be reached", new errors.StripeConnectionError(told)],
    ["has too many requests", new errors.StripeRateLimitError(told)],
    ["refuses our key", new errors.StripeAuthenticationError(told)],
  ])("may be tried again when it %s, and its own words stay inside", (_, error) => {
    const translated = asProviderUnavailable(error);
    expect(translated).toMatchObject({
      code: "payment_provider_unavailable",
      status: 503,
      retryAfterSeconds: 5,
      cause: error,
    });
    expect((translated as Error).message).not.toContain("sk_live");
  });

  it("tell of a state apart from an outage", () => {
    const conflict = new errors.StripeInvalidRequestError({ ...told, type: "invalid_request_error" });
    expect(isStateConflict(conflict)).toBe(true);
    expect(asProviderUnavailable(conflict)).toBe(conflict);
    expect(isStateConflict(new errors.StripeConnectionError(told))).toBe(false);
  });

  it("are no others", () => {
    const other = new Error("x");
    expect(asProviderUnavailable(other)).toBe(other);
    expect(isStateConflict(other)).toBe(false);
  });
});

describe("the provider's client", () => {
  async function asked(base: string | undefined): Promise<string> {
    vi.resetModules();
    Reflect.deleteProperty(globalThis, Symbol.for("evently.stripe"));
    process.env.STRIPE_API_BASE = base ?? "";
    const { stripe } = await import("./payments");
    const host = stripe().getApiField("host");
    return `${stripe().getApiField("protocol")}://${host}:${stripe().getApiField("port")}`;
  }

  it("talks to Stripe itself unless told otherwise", async () => {
    expect(await asked(undefined)).toBe("https://api.stripe.com:443");
  });

  it("talks to another server that speaks the same", async () => {
    expect(await asked("http://127.0.0.1:4242")).toBe("http://127.0.0.1:4242");
    expect(await asked("https://gateway.example")).toBe("https://gateway.example:443");
    expect(await asked("http://gateway.example")).toBe("http://gateway.example:80");
  });
});
