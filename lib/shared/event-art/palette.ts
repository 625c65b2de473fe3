import { pick, type Random } from "./random";

/** A colour in OKLCH: lightness 0–1, chroma, hue in degrees. */
export type Colour = readonly [lightness: number, chroma: number, hue: number];

/** Few inks, as on a printed poster: the ground, a main and a second ink, and one that stands out. */
export interface Palette {
  ground: Colour;
  main: Colour;
  second: Colour;
  spark: Colour;
}

const palettes: readonly [Palette, ...Palette[]] = [
  { ground: [0.33, 0.15, 266], main: [0.56, 0.21, 266], second: [0.9, 0.04, 85], spark: [0.79, 0.15, 65] },
  { ground: [0.63, 0.2, 35], main: [0.46, 0.16, 27], second: [0.93, 0.05, 80], spark: [0.28, 0.06, 300] },
  { ground: [0.84, 0.14, 82], main: [0.69, 0.18, 48], second: [0.97, 0.03, 90], spark: [0.38, 0.13, 268] },
  { ground: [0.37, 0.08, 162], main: [0.57, 0.12, 158], second: [0.94, 0.03, 100], spark: [0.84, 0.15, 95] },
  { ground: [0.5, 0.09, 212], main: [0.68, 0.1, 205], second: [0.93, 0.05, 85], spark: [0.7, 0.18, 38] },
  { ground: [0.31, 0.1, 335], main: [0.54, 0.19, 355], second: [0.94, 0.03, 30], spark: [0.8, 0.13, 55] },
  { ground: [0.93, 0.03, 85], main: [0.3, 0.03, 272], second: [0.8, 0.05, 85], spark: [0.62, 0.21, 32] },
  { ground: [0.86, 0.06, 12], main: [0.62, 0.19, 18], second: [0.97, 0.02, 60], spark: [0.36, 0.13, 285] },
  { ground: [0.82, 0.08, 235], main: [0.52, 0.18, 262], second: [0.97, 0.03, 90], spark: [0.68, 0.19, 38] },
  { ground: [0.35, 0.13, 292], main: [0.57, 0.18, 302], second: [0.93, 0.04, 80], spark: [0.76, 0.15, 355] },
  { ground: [0.27, 0.04, 240], main: [0.5, 0.09, 232], second: [0.92, 0.03, 95], spark: [0.75, 0.17, 52] },
  { ground: [0.74, 0.12, 150], main: [0.46, 0.11, 160], second: [0.96, 0.04, 105], spark: [0.66, 0.21, 28] },
  { ground: [0.3, 0.07, 25], main: [0.55, 0.18, 28], second: [0.92, 0.05, 75], spark: [0.8, 0.14, 80] },
  { ground: [0.9, 0.05, 190], main: [0.58, 0.11, 200], second: [0.98, 0.02, 100], spark: [0.58, 0.2, 10] },
  { ground: [0.55, 0.19, 305], main: [0.38, 0.15, 290], second: [0.94, 0.04, 330], spark: [0.85, 0.16, 100] },
  { ground: [0.88, 0.08, 95], main: [0.44, 0.1, 150], second: [0.97, 0.03, 100], spark: [0.63, 0.2, 35] },
  { ground: [0.68, 0.16, 20], main: [0.4, 0.11, 335], second: [0.95, 0.04, 60], spark: [0.86, 0.14, 88] },
  { ground: [0.25, 0.03, 285], main: [0.52, 0.02, 280], second: [0.93, 0.02, 90], spark: [0.7, 0.2, 40] },
];

/** Hues turn a little from event to event, so that two events on one palette still differ. */
const DRIFT = 10;

export function paletteFor(random: Random): Palette {
  const { ground, main, second, spark } = pick(random, palettes);
  const turn = (random() - 0.5) * 2 * DRIFT;
  const turned = ([lightness, chroma, hue]: Colour): Colour => [lightness, chroma, (hue + turn + 360) % 360];
  return { ground: turned(ground), main: turned(main), second: turned(second), spark: turned(spark) };
}

/** The darkest of a ground's hue: what outlines and silhouettes are drawn in. */
export function ink(ground: Colour): Colour {
  return ground[0] > 0.55 ? [0.26, Math.min(0.08, ground[1]), ground[2]] : [0.17, Math.min(0.06, ground[1]), ground[2]];
}

const short = (value: number) => String(Math.round(value * 1000) / 1000);

export function css([lightness, chroma, hue]: Colour): string {
  return `oklch(${short(lightness)} ${short(chroma)} ${Math.round(hue)})`;
}

/** A colour part of the way from one to another, the short way round the circle of hues. */
export function between(from: Colour, to: Colour, part: number): Colour {
  const turn = ((to[2] - from[2] + 540) % 360) - 180;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, (from[2] + turn * part + 360) % 360];
}

/** The same hue, darker or lighter. */
export function shade([lightness, chroma, hue]: Colour, by: number): Colour {
  return [Math.min(0.98, Math.max(0.12, lightness + by)), chroma, hue];
}
