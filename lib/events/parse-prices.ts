import "server-only";
import { AppError } from "@/lib/errors";
import type { TierInput } from "@/lib/schemas/events";
import { parsePrice } from "@/lib/shared/money";

function refuse(message: string): AppError {
  return new AppError("invalid_input", `prices: ${message}`, { errors: [{ path: "prices", message }] });
}

/**
 * Reads `Category=25.00,Other=18.00`, `Standing=12.50@300` or a lone price into tiers; a decimal comma where it can be told. Names that are
 * seat categories become seated tiers; others are general admission, with so many places as follow
 * the @, else as the venue holds.
 * @throws AppError invalid_input
 */
export function parsePrices(
  text: string,
  context: { currency: string; categories: string[]; capacity: number | null },
): TierInput[] {
  const { currency, categories } = context;
  const entries = entriesOf(text, categories.length);
  if (entries.length === 0) throw refuse("names no price");
  const plain = entries.map((entry) => parsePrice(entry, currency));
  if (plain.every((price) => price !== null)) return fromPlainPrices(plain, context);
  return entries.map((entry) => {
    const match = /^(.{1,100}?)\s*=\s*([\d.,]+)\s*(?:@\s*(\d{1,6}))?$/.exec(entry);
    const price = match?.[2] ? parsePrice(match[2], currency) : null;
    if (!match?.[1] || price === null) throw refuse(`"${entry}" is not NAME=PRICE, NAME=PRICE@PLACES or PRICE`);
    const name = match[1].trim();
    const category = categories.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (category && !match[3]) return { name: category, price, seatCategories: [category] };
    return { name, price, capacity: placesOf(match[3], context, name) };
  });
}

/**
 * A comma parts entries or cents. Where a semicolon stands it parts the entries; else "25,50" is one price unless there
 * are two categories to have a price each; behind NAME= two digits at the end of an entry are cents.
 */
function entriesOf(text: string, categories: number): string[] {
  const pieces = text.split(";");
  const isOne = (piece: string) =>
    pieces.length > 1 ? piece.split("=").length <= 2 : loneDecimal.test(piece) && categories !== 2;
  return pieces
    .flatMap((piece) => (isOne(piece) ? [piece] : piece.split(betweenEntries)))
    .map((entry) => entry.trim())
    .filter(Boolean);
}

const loneDecimal = /^\s*\d+,\d{2}\s*$/;
const betweenEntries = /(?<!=\s*\d+(?=,\d{2}\s*(?:,|@|$))),(?=\s*[^=,]+=|\s*\d+(?:\.\d+)?\s*(?:,|$))/;

function fromPlainPrices(prices: number[], context: { categories: string[]; capacity: number | null }): TierInput[] {
  const { categories } = context;
  const [only] = prices;
  if (categories.length === 0 && prices.length === 1 && only !== undefined) {
    return [{ name: "General admission", price: only, capacity: placesOf(undefined, context, "General admission") }];
  }
  if (prices.length !== 1 && prices.length !== categories.length) {
    throw refuse(`names ${prices.length} prices for ${categories.length} seat categories (${categories.join(", ")})`);
  }
  return categories.map((category, i) => ({
    name: category,
    price: prices[i] ?? only ?? 0,
    seatCategories: [category],
  }));
}

function placesOf(
  text: string | undefined,
  context: { categories: string[]; capacity: number | null },
  name: string,
): number {
  const places = text === undefined ? context.capacity : Number(text);
  if (places !== null && places >= 1 && places <= 100_000) return places;
  const known = context.categories.length > 0 ? ` The seat map's categories are ${context.categories.join(", ")}.` : "";
  throw refuse(`"${name}" needs its number of places, as in ${name}=12.50@300.${known}`);
}
