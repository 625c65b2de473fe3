/** Lines of prose end before this column, as RFC 5322 advises. */
const COLUMNS = 78;

interface Edges {
  /** What the first line begins with. */
  first?: string;
  /** What every further line begins with. */
  hanging?: string;
}

/** Prose in lines of at most 78 columns; a longer word, such as an address, has a line of its own. */
export function wrapped(prose: string, { first = "", hanging = "" }: Edges = {}): string {
  const lines: string[] = [];
  let line = first;
  let words = 0;
  for (const word of prose.split(/[ \n\t]+/).filter(Boolean)) {
    const longer = words === 0 ? line + word : `${line} ${word}`;
    if (words > 0 && [...longer].length > COLUMNS) {
      lines.push(line);
      line = hanging + word;
    } else line = longer;
    words++;
  }
  return [...lines, line].join("\n");
}

/** A line with another below it that is as long. */
export function underlined(title: string, mark: "=" | "-"): string {
  const text = wrapped(title);
  const longest = Math.max(...text.split("\n").map((line) => [...line].length));
  return `${text}\n${mark.repeat(longest)}`;
}

/** Terms and what they stand for, the latter starting in one column. */
export function terms(pairs: readonly (readonly [term: string, value: string])[]): string {
  const width = Math.max(...pairs.map(([term]) => term.length)) + 3;
  return pairs
    .map(([term, value]) => wrapped(value, { first: `${term}:`.padEnd(width), hanging: " ".repeat(width) }))
    .join("\n");
}

export function bullet(text: string): string {
  return wrapped(text, { first: "- ", hanging: "  " });
}

/** Labels and amounts, the amounts ending in one column. */
export function sums(lines: readonly (readonly [label: string, amount: string])[]): string {
  const labels = Math.max(...lines.map(([label]) => label.length));
  const amounts = Math.max(...lines.map(([, amount]) => amount.length));
  return lines.map(([label, amount]) => `${label.padEnd(labels + 3)}${amount.padStart(amounts)}`).join("\n");
}
