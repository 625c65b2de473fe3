import { describe, expect, it } from "vitest";
import { deviceName } from "./device-name";

describe("a device's name", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36`, "Chrome", "Windows"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0 Safari/537.36 Edg/142.0`, "Edge", "Windows"],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/142.0 Safari/537.36`, "Chrome", "ChromeOS"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox", "Linux"],
    [`Mozilla/5.0 (Linux; Android 15; Pixel 7) ${webkit} Chrome/142.0 Mobile Safari/537.36`, "Chrome", "Android"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari",
      "iPhone",
    ],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18.0 Safari/605.1.15", "Safari", "Mac"],
    ["curl/8.5.0", "curl", null],
    ["python-requests/2.32", "python-requests", null],
    ["Mozilla/5.0", null, null],
    ["<script>alert(1)</script>", null, null],
    ["", null, null],
  ])("of %s", (userAgent, program, system) => {
    expect(deviceName(userAgent)).toEqual({ program, system });
  });

  it("is nothing without a header, and short whatever the header", () => {
    expect(deviceName(null)).toEqual({ program: null, system: null });
    expect(deviceName("x".repeat(5000))).toEqual({ program: null, system: null });
  });
});
