import { type Colour, css } from "./palette";

/** Every piece is drawn on this field; listings and pages crop it from the middle. */
export const WIDTH = 600;
export const HEIGHT = 450;

const number = (value: number) => String(Math.round(value * 10) / 10);

/** Puts numbers into SVG text with one decimal at most: path`M${x} ${y}h${w}` */
export function path(texts: TemplateStringsArray, ...numbers: number[]): string {
  return texts.reduce((all, text, at) => all + text + (at < numbers.length ? number(numbers[at] ?? 0) : ""), "");
}

export function rectangle(x: number, y: number, width: number, height: number, fill: Colour, rest = ""): string {
  return `${path`<rect x="${x}" y="${y}" width="${width}" height="${height}"`} fill="${css(fill)}"${rest}/>`;
}

export function circle(x: number, y: number, radius: number, fill: Colour, rest = ""): string {
  return `${path`<circle cx="${x}" cy="${y}" r="${radius}"`} fill="${css(fill)}"${rest}/>`;
}

export function ellipse(x: number, y: number, across: number, down: number, fill: Colour, rest = ""): string {
  return `${path`<ellipse cx="${x}" cy="${y}" rx="${across}" ry="${down}"`} fill="${css(fill)}"${rest}/>`;
}

export function shape(d: string, fill: Colour, rest = ""): string {
  return `<path d="${d}" fill="${css(fill)}"${rest}/>`;
}

export function line(d: string, stroke: Colour, width: number, rest = ""): string {
  return `<path d="${d}" fill="none" stroke="${css(stroke)}" stroke-width="${number(width)}"${rest}/>`;
}

export function turned(degrees: number, content: string): string {
  return `${path`<g transform="rotate(${degrees} ${WIDTH / 2} ${HEIGHT / 2})">`}${content}</g>`;
}
