import { describe, expect, it } from "vitest";
import type { BookingView } from "@/lib/schemas/bookings";
import { endedWithout, stateWords } from "./state-words";

type Payment = NonNullable<BookingView["payment"]>;
const words = (
  status: BookingView["status"],
  payment: Payment["status"] | null,
  more: { failure?: string; confirmedAt?: string; cancelledAt?: string; event?: string } = {},
) => {
  const { failure = null, confirmedAt = null, cancelledAt = null, event = "published" } = more;
  const refunded = { amount: 0, currency: "EUR" };
  return stateWords({
    status,
    confirmedAt,
    cancelledAt,
    event: { status: event },
    payment: payment && { status: payment, checkoutUrl: null, failure, refunded },
  });
};
const at = "2026-01-01T00:00:00.000Z";

describe("what is said about a booking", () => {
  it("tells whether money moved, where there are no tickets", () => {
    expect(words("expired", "expired")).toBe("expired");
    expect(words("expired", null)).toBe("expired");
    expect(words("expired", "cancelled", { failure: "seats_gone" })).toBe("released");
    expect(words("expired", "refunded", { failure: "seats_gone" })).toBe("returned");
    expect(words("cancelled", "expired")).toBe("given_up");
    expect(words("cancelled", null)).toBe("given_up");
    expect(words("cancelled", "cancelled", { failure: "limit_per_buyer" })).toBe("limit");
    expect(words("cancelled", "failed", { confirmedAt: at, cancelledAt: at })).toBe("uncaptured");
  });

  it("tells that the event was called off, to who had not paid for it yet", () => {
    const off = { event: "cancelled" };
    expect(words("cancelled", "expired", off)).toBe("event_cancelled");
    expect(words("cancelled", "cancelled", { ...off, failure: "event_cancelled" })).toBe("event_cancelled");
    expect(words("expired", "expired", off)).toBe("expired");
    expect(words("refunded", "refunded", { ...off, confirmedAt: at, cancelledAt: at })).toBe("cancelled_refunded");
  });

  it("is its status otherwise", () => {
    expect(words("pending", "open")).toBe("pending");
    expect(words("confirmed", "captured", { confirmedAt: at })).toBe("confirmed");
    expect(words("cancelled", "captured", { confirmedAt: at, cancelledAt: at })).toBe("cancelled");
    expect(words("refunded", "refunded", { confirmedAt: at })).toBe("refunded");
    expect(words("refunded", "refunded", { confirmedAt: at, cancelledAt: at })).toBe("cancelled_refunded");
  });

  it("leads back to the seats where there are none", () => {
    expect(endedWithout("released")).toBe(true);
    expect(endedWithout("cancelled")).toBe(false);
  });
});
