/**
 * The colours of app/globals.css as mail programs understand them, and everything else that inline styles share.
 * A test compares both.
 */
export const light = {
  canvas: "#fbfaf7",
  surface: "#ffffff",
  sunken: "#f3f1ed",
  line: "#e0ded8",
  ink: "#171920",
  muted: "#585a63",
  accent: "#2044d6",
  "on-accent": "#ffffff",
  "accent-soft": "#e9f0ff",
  "accent-ink": "#1e40ca",
  "success-soft": "#e4f8ea",
  "success-ink": "#095c34",
  "danger-soft": "#ffeeec",
  "danger-ink": "#ac1922",
  "warning-soft": "#fff2d6",
  "warning-ink": "#7a4702",
} as const;

export type Colour = keyof typeof light;

export const dark: Record<Colour, string> = {
  canvas: "#0e0f14",
  surface: "#17181f",
  sunken: "#090a0e",
  line: "#2d2f36",
  ink: "#f2f0ec",
  muted: "#aaacb4",
  accent: "#83a5ff",
  "on-accent": "#080f24",
  "accent-soft": "#1b274d",
  "accent-ink": "#99b7ff",
  "success-soft": "#102f1d",
  "success-ink": "#75da9c",
  "danger-soft": "#441a18",
  "danger-ink": "#ff9a92",
  "warning-soft": "#38260a",
  "warning-ink": "#f0be67",
};

/** Fonts that are there already: a mail loads none. */
export const sans =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Helvetica, Arial, sans-serif';

export const text = {
  small: { fontSize: "14px", lineHeight: "20px" },
  base: { fontSize: "16px", lineHeight: "24px" },
  heading: { fontSize: "17px", lineHeight: "24px", fontWeight: 600 },
  large: { fontSize: "20px", lineHeight: "26px", fontWeight: 600, letterSpacing: "-0.012em" },
  title: { fontSize: "28px", lineHeight: "34px", fontWeight: 600, letterSpacing: "-0.02em" },
} as const;

/** Of the card, in pixels; narrower where the screen is. */
export const WIDTH = 600;
