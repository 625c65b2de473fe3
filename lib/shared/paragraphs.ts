/** A text's paragraphs: what is between empty lines. The same one twice is written once. */
export function paragraphsOf(text: string): string[] {
  const paragraphs = text.split(/\n\s*\n/).map((part) => part.trim());
  return [...new Set(paragraphs)].filter(Boolean);
}
