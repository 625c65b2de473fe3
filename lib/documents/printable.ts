import "server-only";
import { familyFor, HOUSE } from "./fonts";

/** A piece of text that one family of letters can write. */
export interface Run {
  family: string;
  text: string;
}

export interface Printable {
  runs: Run[];
  /** True when letters that no font has were replaced by GAP. */
  gaps: boolean;
}

/** Stands where letters are that we cannot print; a note on the page says so. */
export const GAP = "[…]";

/** Marks above and below a letter beyond this many are somebody's joke. */
const MOST_MARKS = 3;

const manyMarks = new RegExp(`\\p{Mn}{${MOST_MARKS},}`, "gu");
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u20e3\ufe0f]/u;
// joiners belong to some scripts' spelling
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * Makes any text fit for paper: pieces by font, emoji dropped, and a visible gap in place of scripts that
 * none of our fonts has, so that paper never shows boxes as if they were letters.
 */
export function printable(text: string): Printable {
  const runs: Run[] = [];
  let gaps = false;
  const put = (family: string, piece: string) => {
    const last = runs.at(-1);
    if (last?.family === family) last.text += piece;
    else runs.push({ family, text: piece });
  };
  const putGap = () => {
    gaps = true;
    if (!runs.at(-1)?.text.trimEnd().endsWith(GAP)) put(HOUSE, GAP);
  };
  const clean = text.normalize("NFC").replace(/\s+/gu, " ").replace(invisible, "").trim();
  for (const [word] of clean.matchAll(/\S+|\s/gu)) {
    if (word === " ") {
      if (!runs.at(-1)?.text.endsWith(" ")) put(runs.at(-1)?.family ?? HOUSE, " ");
      continue;
    }
    // one font for a word where one has it all: a few letters of a script are in several
    const whole = familyFor(codePointsOf(word));
    if (whole) {
      put(whole, withFewMarks(word));
      continue;
    }
    for (const { segment } of graphemes.segment(word)) {
      const grapheme = withFewMarks(segment);
      const family = familyFor(codePointsOf(grapheme));
      if (family) put(family, grapheme);
      else if (!emoji.test(grapheme)) putGap();
    }
  }
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  if (clean !== "" && runs.every((run) => run.text === "")) putGap();
  return { runs, gaps };
}

const codePointsOf = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);

/** No more than so many marks in a row. */
function withFewMarks(text: string): string {
  return text.replace(manyMarks, (marks) => marks.slice(0, MOST_MARKS));
}
