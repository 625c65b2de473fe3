import type { CSSProperties } from "react";
import { type Colour, dark, light } from "./tokens";

type Side = "color" | "backgroundColor" | "borderColor";
const prefixes: Record<Side, string> = { color: "c", backgroundColor: "b", borderColor: "l" };

interface Paint {
  className: string;
  style: CSSProperties;
}

/**
 * Colours as both halves of a mail need them: inline for light, and as classes that the style sheet overrides for
 * dark. A program that drops style sheets shows the light ones, all of them, so that nothing mixes.
 */
export function paint(colours: Partial<Record<Side, Colour>>): Paint {
  const classes: string[] = [];
  const style: CSSProperties = {};
  for (const side of Object.keys(colours) as Side[]) {
    const colour = colours[side];
    if (!colour) continue;
    classes.push(`${prefixes[side]}-${colour}`);
    style[side] = light[colour];
  }
  return { className: classes.join(" "), style };
}

const properties: Record<Side, string> = {
  color: "color",
  backgroundColor: "background-color",
  borderColor: "border-color",
};

/** Body keeps its colours on a cell that React Email makes, hence the second selector. */
function darkRules(scope: string): string {
  const sides = Object.keys(prefixes) as Side[];
  const rules = (Object.keys(dark) as Colour[]).flatMap((colour) =>
    sides.map((side) => `${scope}.${prefixes[side]}-${colour}{${properties[side]}:${dark[colour]}!important}`),
  );
  return `${rules.join("")}${scope}.page>table>tbody>tr>td{background-color:${dark.canvas}!important}`;
}

/** `[data-ogsc]`, `[data-ogsb]`: where Outlook's own pages say that they are dark. */
export const styleSheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "body{-webkit-text-size-adjust:100%;text-size-adjust:100%}",
  "a{text-decoration-thickness:1px;text-underline-offset:.2em}",
  "@media (min-width:600px){.pad{padding-left:40px!important;padding-right:40px!important}}",
  "@media (max-width:480px){.wide{display:block!important;text-align:center!important}}",
  `@media (prefers-color-scheme:dark){${darkRules("")}}`,
  darkRules("[data-ogsc] "),
].join("\n");
