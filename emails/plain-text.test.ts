import { describe, expect, it } from "vitest";
import { sums, terms, underlined, wrapped } from "./plain-text";

describe("plain text", () => {
  it("breaks prose before column 79 and never inside a word", () => {
    const lines = wrapped("seat ".repeat(40)).split("\n");
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^(seat ?)+(?<! )$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
    const long = `https://evently.example/${"a".repeat(100)}`;
    expect(wrapped(`See ${long} now`)).toBe(`See\n${long}\nnow`);
  });

  it("keeps an amount and its currency together", () => {
    expect(wrapped(`${"x".repeat(74)} 92,70\u00a0€`)).toBe(`${"x".repeat(74)}\n92,70\u00a0€`);
  });

  it("counts characters, not halves of them", () => {
    expect(wrapped(`${"🎟".repeat(70)} 1234567`)).not.toContain("\n");
  });

  it("puts values and amounts into columns", () => {
    expect(
      terms([
        ["When", "now"],
        ["Booking", "EV"],
      ]),
    ).toBe("When:     now\nBooking:  EV");
    expect(
      sums([
        ["2 tickets", "€98.00"],
        ["Fees", "€4.50"],
      ]),
    ).toBe("2 tickets   €98.00\nFees         €4.50");
  });

  it("underlines as long as the longest line", () => {
    expect(underlined("Hello", "=")).toBe("Hello\n=====");
  });
});
