import type { TicketCode } from "@/lib/schemas/bookings";

/** Codes at hand, in order, each with its time by the server's clock, in milliseconds. */
export type CodeStock = { code: string; from: number; until: number }[];

export function stockOf(answer: TicketCode, now: number): CodeStock {
  const first = { code: answer.code, from: now, until: Date.parse(answer.validUntil ?? answer.now) };
  const rest = answer.upcoming.map(({ code, validFrom, validUntil }) => ({
    code,
    from: Date.parse(validFrom),
    until: Date.parse(validUntil),
  }));
  return [first, ...rest];
}

/** The code of this moment; null when none of those at hand is. A clock that runs behind shows the first. */
export function codeAt(stock: CodeStock, now: number): CodeStock[number] | null {
  return stock.find(({ until }) => now < until) ?? null;
}
