import "server-only";
import { join } from "node:path";
import { Font } from "@react-pdf/renderer";

const folder = join(process.cwd(), "node_modules");

/** Letters of the house: Latin with all accents, Vietnamese, Cyrillic. */
export const HOUSE = "Geist";

/** Subsets of Noto Sans for what the house's letters lack, in the order in which they are asked. */
const subsets = ["greek", "greek-ext", "latin-ext", "cyrillic-ext", "devanagari"];

const weights = [400, 600];

/** The first that knows a letter writes it. */
const families = [HOUSE, ...subsets.map((subset) => `Noto ${subset}`)];

Font.register({
  family: HOUSE,
  fonts: [
    { src: join(folder, "geist/dist/fonts/geist-sans/Geist-Regular.ttf"), fontWeight: 400 },
    { src: join(folder, "geist/dist/fonts/geist-sans/Geist-SemiBold.ttf"), fontWeight: 600 },
  ],
});
for (const subset of subsets) {
  Font.register({
    family: `Noto ${subset}`,
    fonts: weights.map((fontWeight) => ({
      src: join(folder, `@fontsource/noto-sans/files/noto-sans-${subset}-${fontWeight}-normal.woff`),
      fontWeight,
    })),
  });
}

/** The longest piece of a word that is never broken. */
const PIECE = 12;

// names are nobody's to hyphenate; what is longer than any word is cut so that it stays within its column
Font.registerHyphenationCallback((word) =>
  word.length <= PIECE * 2 ? [word] : (word.match(new RegExp(`.{1,${PIECE}}`, "gsu")) ?? [word]),
);

type Knows = (codePoint: number) => boolean;
let known: [family: string, knows: Knows][] = [];
let loading: Promise<void> | undefined;

/** Reads the files, once; nothing can be printed before. */
export function loadFonts(): Promise<void> {
  loading ??= Promise.all(
    families.map(async (family): Promise<[string, Knows]> => {
      const [regular] = await Promise.all(weights.map((weight) => loadFont(family, weight)));
      return [family, (codePoint) => regular?.hasGlyphForCodePoint(codePoint) ?? false];
    }),
  ).then((all) => {
    known = all;
  });
  return loading;
}

async function loadFont(fontFamily: string, fontWeight: number) {
  await Font.load({ fontFamily, fontWeight });
  const { data } = Font.getFont({ fontFamily, fontWeight });
  // fontkit keeps each glyph as it met it first: met as a part of another, it would never know its letter,
  // and the text of all later documents could be seen but not searched, copied or read aloud
  for (const codePoint of data?.characterSet ?? []) data?.glyphForCodePoint(codePoint);
  if (data) withoutLigatures(data);
  return data;
}

interface Shaper {
  layout(text: string, features?: Record<string, boolean>, ...rest: unknown[]): unknown;
}

/** Lines are broken by counting glyphs as letters: each ligature before the break would move it into a word. */
function withoutLigatures(font: unknown): void {
  const shaper = font as Shaper;
  const layout = shaper.layout.bind(shaper);
  shaper.layout = (text, features, ...rest) => layout(text, { ...features, liga: false, clig: false }, ...rest);
}

/** The first family that can write all of these code points; null when none can. */
export function familyFor(codePoints: number[]): string | null {
  if (known.length === 0) throw new Error("Fonts are loaded before anything is printed");
  return known.find(([, knows]) => codePoints.every(knows))?.[0] ?? null;
}
