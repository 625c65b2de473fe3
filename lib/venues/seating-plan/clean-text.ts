import "server-only";

/**
 * Control characters, lone surrogates, zero-width marks, and everything that turns the direction
 * of text: they let a label look like another one, and some of them no database stores. Joiners
 * stay, since scripts and emoji need them.
 */
const unwanted = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
const plain = /^[!-~]*$/;

export interface CleanText {
  text: string;
  /** Characters were removed. */
  cleaned: boolean;
  truncated: boolean;
}

/** One line of text as people see it: composed (NFC), spaces collapsed, at most `max` UTF-16 units long. */
export function cleanText(raw: string, max: number): CleanText {
  if (raw.length <= max && plain.test(raw)) return { text: raw, cleaned: false, truncated: false };
  // What is cut off anyway need not be looked at; removing and composing only shorten a text so far.
  const spaced = raw.slice(0, max * 10).replace(/[\t\n\r\v\f]+/g, " ");
  const visible = spaced.replace(unwanted, "");
  const whole = visible.normalize("NFC").replace(/\s+/g, " ").trim();
  // A cut may halve a surrogate pair.
  const text =
    whole.length > max
      ? whole
          .slice(0, max)
          .replace(/\p{Cs}/gu, "")
          .trim()
      : whole;
  return {
    text,
    cleaned: visible.length !== spaced.length,
    truncated: whole.length > max || raw.length > max * 10,
  };
}
