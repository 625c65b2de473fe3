import "server-only";
import { query } from "@/lib/platform/db";

const MOST_NEEDLES = 8;
const MOST_WORDS = 8;

/**
 * One word of what was typed, as the ways to spell it; each way is one or more folded words, since "AC/DC" is two. They
 * have letters and digits alone, so nothing in them means anything to a tsquery.
 */
export type Needle = string[][];

/** What was typed as needles; none when nothing in it is a letter or digit. */
export async function readNeedles(typed: string): Promise<Needle[]> {
  const tokens = typed
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_NEEDLES * 2);
  const rows = await query<{ no: number; words: string[] }>(
    `SELECT no::int, search_split(spelling) AS words
     FROM unnest($1::text[]) WITH ORDINALITY AS t(token, no), unnest(search_spellings(token)) WITH ORDINALITY AS s(spelling, way)
     ORDER BY no, way`,
    [tokens],
  );
  const needles = new Map<number, Needle>();
  for (const { no, words } of rows) {
    if (words.length > 0) needles.set(no, [...(needles.get(no) ?? []), words.slice(0, MOST_WORDS)]);
  }
  return [...needles.values()].slice(0, MOST_NEEDLES);
}

/** A tsquery for events that have every needle as it is. */
export function wholeWords(needles: Needle[]): string {
  return every(needles.map((needle) => asTyped(needle, "")));
}

/** The same, but the last needle may be the beginning of a word: somebody may still be typing it. */
export function startedWords(needles: Needle[]): string {
  return every(needles.map((needle, i) => asTyped(needle, i === needles.length - 1 ? ":*" : "")));
}

/** The same, and each word may also be one of those that are near it. */
export function nearbyWords(needles: Needle[], near: Map<string, string[]>): string {
  return every(
    needles.map((needle, i) => {
      const last = i === needles.length - 1 ? ":*" : "";
      const alternatives = needle.map((words) =>
        words
          .map((word) => some([`'${word}'${last}`, ...(near.get(word) ?? []).map((other) => `'${other}'`)]))
          .join(" & "),
      );
      return some(alternatives);
    }),
  );
}

function asTyped(needle: Needle, last: string): string {
  return some(needle.map((words) => words.map((word) => `'${word}'${last}`).join(" & ")));
}

const some = (parts: string[]) => `(${[...new Set(parts)].join(" | ")})`;
const every = (parts: string[]) => parts.join(" & ");
