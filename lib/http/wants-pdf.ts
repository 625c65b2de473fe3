import "server-only";

/**
 * True when a request asks for PDF rather than JSON: by `format` where it is given, else by the qualities in
 * its Accept header (RFC 9110, 12.5.1). Whoever takes both alike, as browsers do, gets JSON.
 */
export function wantsPdf(request: Request, format: "json" | "pdf" | undefined): boolean {
  if (format) return format === "pdf";
  const wishes = (request.headers.get("accept") ?? "*/*").slice(0, 1000).split(",").map(readWish);
  const pdf = qualityOf("application/pdf", wishes);
  return pdf > 0 && pdf > qualityOf("application/json", wishes);
}

interface Wish {
  range: string;
  quality: number;
}

function readWish(text: string): Wish {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.map((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1]).find(Boolean);
  return { range, quality: quality === undefined ? 1 : Number(quality) };
}

/** The most specific range decides. */
function qualityOf(type: string, wishes: Wish[]): number {
  for (const range of [type, `${type.split("/")[0]}/*`, "*/*"]) {
    const wish = wishes.find((candidate) => candidate.range === range);
    if (wish) return wish.quality;
  }
  return 0;
}
