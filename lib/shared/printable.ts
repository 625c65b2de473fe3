/** All that the typeface of our pictures has: Latin with its accents, Vietnamese, Cyrillic, signs of money. */
const missing =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u1e80-\u1e85\u1ea0-\u1ef9\u0218-\u021b\u0400-\u045f\u0490-\u0493\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u20bd\u2116\u2122\u2190-\u2193\u2212]/gu;

/**
 * A text without what the typeface cannot show: a renderer of pictures would look for it on the network, or draw
 * boxes. Letters with rare accents lose them; other scripts and emoji go. Empty when nothing is left.
 */
export function printable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(missing, (character) => character.normalize("NFKD").replace(missing, ""))
    .replace(/\s+/g, " ")
    .trim();
}

/** At most so many characters, the cut at a space where there is one near, and said so. */
export function clipped(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,.:;–-]+$/, "")}…`;
}
