import { describe, expect, it } from "vitest";
import { clockText, durationText, momentPassed } from "./remaining";

describe("time left", () => {
  it("counts a begun second as a whole one, and stops at zero", () => {
    expect(clockText(180_000)).toBe("3:00");
    expect(clockText(179_001)).toBe("3:00");
    expect(clockText(725_000)).toBe("12:05");
    expect(clockText(6_400)).toBe("0:07");
    expect(clockText(-5_000)).toBe("0:00");
    expect(durationText(125_000)).toBe("PT2M5S");
    expect(durationText(-1)).toBe("PT0M0S");
  });

  it("is said at a minute and at half a minute, once each", () => {
    expect(momentPassed(61_000, 60_000)).toBe(60);
    expect(momentPassed(60_000, 59_000)).toBeNull();
    expect(momentPassed(30_500, 29_500)).toBe(30);
    expect(momentPassed(200_000, 199_000)).toBeNull();
  });

  it("is said once, and as it is now, to who was away", () => {
    expect(momentPassed(90_000, 12_000)).toBe(30);
    expect(momentPassed(90_000, -1)).toBeNull();
  });
});
