import "server-only";
import { compile } from "html-to-text";

const markup =
  /<\/?(?:a|b|body|br|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|span|strong|table|td|tr|u|ul)(?:\s[^<>]*)?\/?>|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/i;

const convert = compile({
  wordwrap: false,
  // Exporters put HTML between lines of plain text; what they broke stays broken.
  preserveNewlines: true,
  limits: { maxDepth: 50 },
  selectors: [
    {
      selector: "a",
      options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true, linkBrackets: ["(", ")"] },
    },
    { selector: "a[href^='javascript:'i]", format: "inline" },
    { selector: "ul", options: { itemPrefix: "– " } },
    { selector: "img", format: "skip" },
    { selector: "script", format: "skip" },
    { selector: "style", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** The text of what may be HTML, plain, or one within the other; paragraphs are kept, with one empty line between. */
export function plainText(text: string): string {
  const read = markup.test(text) ? convert(text) : text;
  const lines = read.split(/\r\n?|\n/).map((line) => line.trimEnd());
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
