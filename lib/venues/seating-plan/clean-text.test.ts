import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "./clean-text";

describe("cleanText", () => {
  it("removes what hides or turns text, and keeps what scripts need", () => {
    expect(cleanText("A\u0000\u202EB\u2066C\u200B", 50)).toEqual({ text: "ABC", cleaned: true, truncated: false });
    expect(cleanText("a lone \uD800 surrogate", 50).text).toBe("a lone surrogate");
    const joined = "👩‍🚀 می‌خواهم";
    expect(cleanText(joined, 50)).toEqual({ text: joined, cleaned: false, truncated: false });
  });

  it("collapses white space and composes letters", () => {
    expect(cleanText("  Rang\n\tlinks ", 50).text).toBe("Rang links");
    expect(cleanText("Mu\u0308ller", 50).text).toBe("Müller");
  });

  it("shortens without cutting a character in two", () => {
    expect(cleanText("ab🎭", 3)).toEqual({ text: "ab", cleaned: false, truncated: true });
    expect(cleanText("x".repeat(201), 200)).toEqual({ text: "x".repeat(200), cleaned: false, truncated: true });
  });

  it("yields text that is its own clean form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (raw, max) => {
        const { text } = cleanText(raw, max);
        expect(text.length).toBeLessThanOrEqual(max);
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        expect(cleanText(text, max).text).toBe(text);
      }),
    );
  });
});
