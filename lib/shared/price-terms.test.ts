import { describe, expect, it } from "vitest";
import { feeOfTicket } from "./price-terms";

describe("the fee of a ticket", () => {
  it.each([
    [5800, { perTicket: 150, percent: 5 }, 440],
    [1000, { perTicket: 0, percent: 2.5 }, 25],
    [1010, { perTicket: 0, percent: 2.5 }, 25],
    [1020, { perTicket: 0, percent: 2.5 }, 26],
    [1, { perTicket: 0, percent: 50 }, 1],
  ])("of %d with %j is %d", (price, fees, fee) => {
    expect(feeOfTicket(price, fees)).toBe(fee);
  });

  it("is nothing for a free ticket, and where there are no fees", () => {
    expect(feeOfTicket(0, { perTicket: 150, percent: 5 })).toBe(0);
    expect(feeOfTicket(1000, undefined)).toBe(0);
    expect(feeOfTicket(1000, { perTicket: 0, percent: 0 })).toBe(0);
  });
});
