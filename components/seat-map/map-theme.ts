import { TIER_STYLES } from "./tier-shapes";

export type Rgb = readonly [number, number, number];

export interface TierColors {
  fill: string;
  line: string;
  /** Letters on the fill: the darker or lighter of two, whichever can be read better. */
  text: string;
}

/** What the map is painted with, taken from the design system's tokens of the theme in force. */
export interface MapTheme {
  ground: string;
  block: string;
  blockLine: string;
  /** Fill of an area by the colour that the plan wants; null for one that is see-through. */
  areas: Record<string, string | null>;
  areaLine: string;
  areaText: string;
  taken: string;
  blocked: string;
  rowText: string;
  sectionText: string;
  chosen: string;
  onChosen: string;
  focus: string;
  tiers: TierColors[];
  dimmed: TierColors[];
  font: string;
}

/** Reads the tokens from the document, and what becomes of the plan's own colours. Call again when the theme changes. */
export function readMapTheme(areaColors: string[]): MapTheme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): Rgb => parseColor(style.getPropertyValue(`--${name}`).trim()) ?? [128, 128, 128];
  const surface = color("surface");
  const sunken = color("sunken");
  const line = color("line");
  const ink = color("ink");
  const muted = color("muted");
  const tiers: Rgb[] = [];
  for (let i = 1; i <= TIER_STYLES; i++) tiers.push(color(`series-${i}`));
  return {
    ground: css(sunken),
    block: css(surface),
    blockLine: css(line),
    areas: Object.fromEntries(areaColors.map((wanted) => [wanted, areaColor(wanted, line)])),
    areaLine: css(mix(line, ink, 0.12)),
    areaText: css(mix(muted, ink, 0.25)),
    taken: css(mix(surface, muted, 0.24)),
    blocked: css(mix(surface, muted, 0.28)),
    rowText: css(muted),
    sectionText: css(ink),
    chosen: css(ink),
    onChosen: css(surface),
    focus: css(color("focus")),
    tiers: tiers.map((tier) => tierColors(tier, ink)),
    dimmed: tiers.map((tier) => ({
      fill: css(mix(surface, tier, 0.2)),
      line: css(mix(surface, tier, 0.36)),
      text: css(mix(surface, tier, 0.5)),
    })),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** Calls back when the reader, the page or the system changes the theme. Returns how to stop. */
export function watchTheme(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  system.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", changed);
  };
}

function areaColor(wanted: string, line: Rgb): string | null {
  if (wanted === "transparent" || wanted === "none") return null;
  const color = parseColor(wanted);
  return css(color ? mix(line, color, 0.12) : line);
}

function tierColors(fill: Rgb, dark: Rgb): TierColors {
  const light: Rgb = [255, 255, 255];
  const black: Rgb = [12, 12, 18];
  return {
    fill: css(fill),
    line: css(mix(fill, dark, 0.42)),
    text: css(contrast(fill, light) >= contrast(fill, black) ? light : black),
  };
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** From one colour `share` of the way to another. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [part(0), part(1), part(2)];
}

export function css([r, g, b]: Rgb): string {
  return `rgb(${r} ${g} ${b})`;
}

/** The bytes of a colour that `css` wrote. */
export function bytesOf(color: string): Rgb {
  const [r = 0, g = 0, b = 0] = color.match(/\d+/g)?.map(Number) ?? [];
  return [r, g, b];
}

let probe: CanvasRenderingContext2D | null | undefined;

/** Any colour that the browser understands, as bytes; null when it is none, or see-through. */
function parseColor(text: string): Rgb | null {
  probe ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  });
  if (!probe || text === "" || !CSS.supports("color", text)) return null;
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = text;
  probe.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, alpha = 0] = probe.getImageData(0, 0, 1, 1).data;
  return alpha < 128 ? null : [r, g, b];
}

/** Where the page's own font comes from, as a CSS src, for canvases outside of the page. */
export type FontSource = string;

/** Finds the source of the font that the page is set in; null when it is one of the system's. */
export function findFontSource(): FontSource | null {
  const family = getComputedStyle(document.body).fontFamily.split(",")[0]?.trim().replace(/["']/g, "");
  for (const sheet of document.styleSheets) {
    for (const rule of readableRules(sheet)) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      if (rule.style.getPropertyValue("font-family").replace(/["']/g, "") !== family) continue;
      const url = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (url) return `url("${new URL(url, sheet.href ?? location.href)}")`;
    }
  }
  return null;
}

/** A sheet from elsewhere, as extensions add them, does not let itself be read. */
function readableRules(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}
