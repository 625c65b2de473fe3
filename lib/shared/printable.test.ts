import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipped, printable } from "./printable";

/** The characters of a TrueType font, from its cmap of format 4 (OpenType specification). */
function charactersOf(file: string): Set<number> {
  const font = readFileSync(file);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + i * 16);
  const cmap = font.readUInt32BE(
    (tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? Number.NaN) + 8,
  );
  const known = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + i * 8);
    if (font.readUInt16BE(at) !== 4) continue;
    const segments = font.readUInt16BE(at + 6) / 2;
    for (let s = 0; s < segments; s++) {
      const last = font.readUInt16BE(at + 14 + s * 2);
      const first = font.readUInt16BE(at + 16 + (segments + s) * 2);
      const delta = font.readUInt16BE(at + 16 + (2 * segments + s) * 2);
      const offsetAt = at + 16 + (3 * segments + s) * 2;
      const offset = font.readUInt16BE(offsetAt);
      for (let code = first; code <= last && code !== 0xffff; code++) {
        const glyph =
          offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(offsetAt + offset + (code - first) * 2);
        if (glyph !== 0) known.add(code);
      }
    }
  }
  return known;
}

describe("text for pictures", () => {
  const fonts = ["Medium", "SemiBold"].map((weight) =>
    charactersOf(join(process.cwd(), "node_modules", "geist", "dist", "fonts", "geist-sans", `Geist-${weight}.ttf`)),
  );

  it("has only what the typeface has", () => {
    for (let code = 0x20; code < 0x3000; code++) {
      const shown = printable(`a${String.fromCodePoint(code)}b`);
      for (const character of shown) {
        for (const font of fonts) expect(font.has(character.codePointAt(0) ?? 0), `U+${code.toString(16)}`).toBe(true);
      }
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const character of printable(text)) expect(fonts[0]?.has(character.codePointAt(0) ?? 0)).toBe(true);
      }),
    );
  });

  it("keeps what people write here, and drops the rest", () => {
    expect(printable("Grüße aus Łódź, Čeština, Tiếng Việt – «Хор» 12,50 €")).toBe(
      "Grüße aus Łódź, Čeština, Tiếng Việt – «Хор» 12,50 €",
    );
    expect(printable("Party 🎉 in 東京 ")).toBe("Party in");
    expect(printable("東京")).toBe("");
    expect(printable("u\u0308ber")).toBe("über");
    expect(printable("a\u202eb\u0000c\nd")).toBe("abc d");
  });

  it("is cut at a word", () => {
    expect(clipped("one two three", 20)).toBe("one two three");
    expect(clipped("one two three four", 15)).toBe("one two three…");
    expect(clipped("x".repeat(50), 10)).toBe(`${"x".repeat(9)}…`);
  });
});
