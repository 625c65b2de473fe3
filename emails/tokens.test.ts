import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inSrgb } from "@/lib/shared/event-art/srgb";
import { dark, light } from "./tokens";

/** The tokens of a block of app/globals.css, in hex. */
function tokensOf(css: string): Map<string, string> {
  return new Map(
    [...inSrgb(css).matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? "", hex ?? ""]),
  );
}

it("mails have the colours of the pages", () => {
  const [day = "", night = ""] = readFileSync("app/globals.css", "utf8").split("@variant dark");
  const [, root = ""] = day.split(":root {");
  for (const [theme, tokens] of [
    [light, tokensOf(root)],
    [dark, tokensOf(night)],
  ] as const) {
    for (const [name, hex] of Object.entries(theme)) expect([name, tokens.get(name)]).toEqual([name, hex]);
  }
});

/** WCAG 2.2: contrast of two colours. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

it.each([
  ["ink", "surface"],
  ["ink", "sunken"],
  ["ink", "warning-soft"],
  ["muted", "surface"],
  ["muted", "sunken"],
  ["muted", "canvas"],
  ["muted", "warning-soft"],
  ["on-accent", "accent"],
  ["accent-ink", "surface"],
  ["accent-ink", "accent-soft"],
  ["success-ink", "success-soft"],
  ["danger-ink", "danger-soft"],
  ["warning-ink", "warning-soft"],
] as const)("%s can be read on %s", (text, ground) => {
  expect(contrast(light[text], light[ground])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark[text], dark[ground])).toBeGreaterThanOrEqual(4.5);
});
