import { describe, expect, it } from "vitest";
import { equalSecrets, sealedToken, sha256, tokenMatches } from "./tokens";

describe("sealed tokens", () => {
  it("are the same each time, and 256 bits long", () => {
    const token = sealedToken("hold", "hold_1");
    expect(token).toBe(sealedToken("hold", "hold_1"));
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  it("stand for one thing and one purpose", () => {
    const token = sealedToken("hold", "hold_1");
    expect(tokenMatches("hold", "hold_1", token)).toBe(true);
    expect(tokenMatches("hold", "hold_2", token)).toBe(false);
    expect(tokenMatches("guest", "hold_1", token)).toBe(false);
    expect(tokenMatches("ticket", "hold_1", token)).toBe(false);
  });

  it("do not match when a character is changed, missing or added", () => {
    const token = sealedToken("hold", "hold_1");
    const other = token.startsWith("A") ? `B${token.slice(1)}` : `A${token.slice(1)}`;
    for (const wrong of [other, token.slice(0, -1), `${token}A`, "", token.toUpperCase()]) {
      expect(tokenMatches("hold", "hold_1", wrong)).toBe(false);
    }
  });
});

describe("secrets", () => {
  it("are equal when every byte is", () => {
    expect(equalSecrets("grün", "grün")).toBe(true);
    expect(equalSecrets("a", "b")).toBe(false);
    expect(equalSecrets("ab", "a")).toBe(false);
    // as many characters, but not as many bytes
    expect(equalSecrets("ü", "u")).toBe(false);
  });

  it("are hashed by SHA-256", () => {
    // FIPS 180-2, appendix B.1
    expect(sha256("abc")).toBe(
      Buffer.from("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "hex").toString("base64url"),
    );
  });
});
