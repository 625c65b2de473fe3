import "server-only";

/** What stands in for a colour that cannot be used. */
export const NEUTRAL_COLOR = "#9ca3af";

/**
 * Colours for categories without one. Each differs from the others in lightness too (by at least
 * 5 of 100), so that they stay apart for every kind of colour vision and in print; neighbours in
 * the list differ the most. Made of the palettes by Okabe and Ito, and by Tol.
 */
export const categoryPalette = [
  "#332288",
  "#e69f00",
  "#117733",
  "#88ccee",
  "#882255",
  "#44aa99",
  "#f0e442",
  "#d55e00",
] as const;

/** The n-th generated category colour. Beyond the palette the hue goes round by the golden angle. */
export function categoryColor(n: number): string {
  const listed = categoryPalette[n];
  if (listed) return listed;
  return `hsl(${Math.round((n * 137.508) % 360)},60%,${[35, 65, 50][n % 3]}%)`;
}

// CSS Color Module Level 4, named colours.
const named = new Set(
  `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
  cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
  darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
  darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
  firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
  hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
  lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
  lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
  mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
  midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
  palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
  slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent turquoise violet wheat white
  whitesmoke yellow yellowgreen`.split(/\s+/),
);

const hex = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const channel = "[+-]?(?:[0-9]{1,4}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9})(?:%|deg)?";
const call = new RegExp(`^(?:rgb|hsl)a?\\( ?${channel}(?: ?[, ] ?${channel}){2}(?: ?[,/] ?${channel})? ?\\)$`);
const LONGEST = 32;

/**
 * A colour that can be put into a canvas or a style: hexadecimal, rgb(), rgba(), hsl(), hsla(), a
 * CSS name or transparent, in lower case and at most 32 characters long. Null for anything else.
 */
export function safeColor(raw: unknown): string | null {
  if (typeof raw !== "string" || raw.length > 100) return null;
  const color = raw.trim().toLowerCase().replace(/\s+/g, " ");
  if (hex.test(color) || named.has(color)) return color;
  if (!call.test(color)) return null;
  const tight = color.replace(/ ?([,/()]) ?/g, "$1");
  return tight.length <= LONGEST ? tight : null;
}

/** Whether nothing would be seen of a dot in this (safe) colour. */
export function isInvisible(color: string): boolean {
  if (color === "transparent") return true;
  if (color.startsWith("#")) return /^#(?:...0|.{6}00)$/.test(color);
  const alpha = /\(.+(?:\/|,.+,.+,)([^)]+)\)$/.exec(color)?.[1];
  return alpha !== undefined && Number.parseFloat(alpha) === 0;
}
