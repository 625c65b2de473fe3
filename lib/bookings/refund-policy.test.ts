import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceHold } from "@/lib/pricing/price-hold";
import { cancellationOf } from "./refund-policy";

const startsAt = new Date("2027-05-10T18:00:00Z");
const booking = { status: "confirmed", total: 1000, currency: "EUR" };
const event = (until: number, feePercent: number) => ({
  startsAt,
  status: "published",
  refundPolicy: { until, feePercent },
});
const at = (time: string) => new Date(time);

describe("cancellation", () => {
  it("is possible until so many hours before the start, to the moment", () => {
    const policy = event(24, 0);
    const until = "2027-05-09T18:00:00.000Z";
    expect(cancellationOf(booking, policy, null, at("2027-05-09T17:59:59.999Z"))).toEqual({
      until,
      refund: { amount: 1000, currency: "EUR" },
    });
    expect(cancellationOf(booking, policy, null, at(until))).toBeNull();
  });

  it("is impossible without a policy, and for what is not confirmed", () => {
    const now = at("2027-01-01T00:00:00Z");
    expect(cancellationOf(booking, { ...event(0, 0), refundPolicy: null }, null, now)).toBeNull();
    for (const status of ["pending", "cancelled", "expired", "refunded", "partly_refunded"]) {
      expect(cancellationOf({ ...booking, status }, event(0, 0), null, now)).toBeNull();
    }
  });

  it("is not the buyer's where the event was called off: all of it comes back, not the policy's part", () => {
    const now = at("2027-01-01T00:00:00Z");
    expect(cancellationOf(booking, { ...event(0, 50), status: "postponed" }, null, now)?.refund.amount).toBe(500);
    expect(cancellationOf(booking, { ...event(0, 50), status: "cancelled" }, null, now)).toBeNull();
  });

  it("gives fees back as it does the price: they are part of the total that the share is of", () => {
    const now = at("2027-01-01T00:00:00Z");
    // two tickets of 10.00 less 2.00 by a code, with fees of 1.50 each
    const { total } = priceHold(
      { tierNos: [0, 0], prices: [1000, 1000] },
      { feePerTicket: 150, feeBasisPoints: 0, taxBasisPoints: 1900, groupDiscount: null },
      { name: "TWO", codeId: "dsc_1", percentOff: null, amountOff: 200, minQuantity: 1, tierNos: null },
    );
    expect(total).toBe(2100);
    expect(cancellationOf({ ...booking, total }, event(0, 0), null, now)?.refund.amount).toBe(2100);
    expect(cancellationOf({ ...booking, total }, event(0, 10), null, now)?.refund.amount).toBe(1890);
  });

  it("keeps the share rounded up, and never gives back less than nothing or more than was paid", () => {
    const now = at("2027-01-01T00:00:00Z");
    const back = (total: number, percent: number) =>
      cancellationOf({ ...booking, total }, event(0, percent), null, now)?.refund.amount ?? -1;
    expect(back(999, 10)).toBe(899);
    expect(back(1, 1)).toBe(0);
    expect(back(1000, 100)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 100 }), (total, percent) => {
        const amount = back(total, percent);
        expect(Number.isInteger(amount) && amount >= 0 && amount <= total).toBe(true);
        expect((total - amount) * 100).toBeGreaterThanOrEqual(total * percent);
        expect((total - amount) * 100).toBeLessThan(total * percent + 100);
      }),
    );
  });

  it("gives back no more than is left of the payment; one that is only set aside is taken first", () => {
    const now = at("2027-01-01T00:00:00Z");
    const back = (payment: { captured: number; refunded: number }) =>
      cancellationOf(booking, event(0, 10), payment, now)?.refund.amount;
    expect(back({ captured: 1000, refunded: 0 })).toBe(900);
    expect(back({ captured: 1000, refunded: 100 })).toBe(900);
    expect(back({ captured: 1000, refunded: 101 })).toBe(899);
    expect(back({ captured: 1000, refunded: 1000 })).toBe(0);
    expect(back({ captured: 0, refunded: 0 })).toBe(900);
  });
});
