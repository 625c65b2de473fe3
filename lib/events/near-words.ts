import "server-only";
import { query } from "@/lib/platform/db";
import { editDistance } from "./edit-distance";

/** So many words may stand for a mistyped one. */
const MOST = 8;

/** A word so long as this, in letters, may be wrong in so many places; shorter ones are too easily another word. */
function allowedErrors(letters: number): number {
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

/**
 * For each of these folded words those of the listings that may have been meant: mistyped ones, the nearest first, and
 * ones that contain it, as German likes to build them. Words with digits stand for themselves.
 */
export async function nearWords(words: string[]): Promise<Map<string, string[]>> {
  const uncertain = [...new Set(words)].filter((word) => allowedErrors([...word].length) > 0 && !/\d/.test(word));
  if (uncertain.length === 0) return new Map();
  const rows = await query<{ typed: string; word: string; contains: boolean }>(
    `SELECT typed, near.word, strpos(near.word, typed) > 0 AS contains FROM unnest($1::text[], $2::json[]) AS t(typed, slips),
       LATERAL (
         SELECT search_near(typed)
         UNION SELECT word FROM search_words WHERE word = ANY (ARRAY(SELECT json_array_elements_text(slips)))
         UNION (SELECT word FROM search_words WHERE word LIKE '%' || typed || '%' ORDER BY length(word), word LIMIT ${MOST})
       ) AS near(word)`,
    [uncertain, uncertain.map((word) => JSON.stringify(slipsOf(word)))],
  );
  return new Map(
    uncertain.map((typed) => {
      const allowed = allowedErrors([...typed].length);
      const near = rows
        .filter((row) => row.typed === typed && row.word !== typed)
        .map((row) => ({ ...row, distance: editDistance(typed, row.word) }))
        .filter((row) => row.contains || row.distance <= allowed)
        .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
      return [typed, near.slice(0, MOST).map((row) => row.word)];
    }),
  );
}

/**
 * The word without each of its letters, and with each two neighbours swapped: in a short word such a slip leaves too few
 * trigrams to be found by them.
 */
function slipsOf(word: string): string[] {
  const letters = [...word];
  const without = letters.map((_, i) => letters.toSpliced(i, 1).join(""));
  const swapped = letters.slice(1).map((letter, i) => letters.toSpliced(i, 2, letter, letters[i] ?? "").join(""));
  return [...without, ...swapped];
}
