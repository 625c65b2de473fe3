import { describe, expect, it } from "vitest";
import { hashPassword, passwordMatches } from "./passwords";

describe("passwords", () => {
  it("are kept as argon2id with a salt of their own", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("match their hash alone", async () => {
    const hash = await hashPassword("correct horse");
    expect(await passwordMatches(hash, "correct horse")).toBe(true);
    for (const other of ["Correct horse", "correct horse ", "", "\u0000"]) {
      expect(await passwordMatches(hash, other)).toBe(false);
    }
  });

  it("never match where there is no hash, not even the decoy's own", async () => {
    expect(await passwordMatches(null, "nobody has this password")).toBe(false);
    expect(await passwordMatches(null, "correct horse")).toBe(false);
  });
});
