import "server-only";

/** What a text that is no calendar looks like, for the message that says so. */
export function describeText(text: string): string {
  const head = text
    .slice(0, 2_000)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (head === "") return "The file is empty.";
  return `The file is not an iCalendar file; it looks like ${kindOf(head)}.`;
}

function kindOf(head: string): string {
  if (head.startsWith("PK\u0003\u0004")) return "a ZIP archive or an office document";
  if (head.startsWith("%PDF")) return "a PDF document";
  if (/(?![\t\n\r\f])\p{Cc}|\uFFFD/u.test(head)) return "a binary file";
  if (/^BEGIN:VCARD/i.test(head)) return "contacts (vCard)";
  if (/^BEGIN:V/i.test(head)) return "calendar entries without the BEGIN:VCALENDAR around them";
  if (/^(?:<!doctype html|<html)/i.test(head)) return "a web page (HTML)";
  if (head.startsWith("<")) return "XML";
  if (/^[{[]/.test(head)) return "JSON";
  const [firstLine = "", secondLine] = head.split("\n", 2);
  if (secondLine !== undefined && firstLine.split(/[,;\t]/).length > 2) return "a table (CSV)";
  return "plain text";
}
