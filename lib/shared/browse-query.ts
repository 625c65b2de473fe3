import { type EventFilters, eventFilters } from "@/lib/schemas/events";
import { type BrowseField, type BrowseValues, browseFields } from "./browse-address";
import { parsePrice } from "./money";

export interface BrowseQuery {
  values: BrowseValues;
  filters: EventFilters;
  /** What was there but could not be read; the reader is told. */
  ignored: BrowseField[];
  /** What prices of this address are in. */
  currency: string;
}

export type SearchParams = Record<string, string | string[] | undefined>;

export const PAGE_SIZE = 24;

const shape = eventFilters.shape;

function readField(field: BrowseField, text: string, currency: string): Partial<EventFilters> | null {
  if (field === "priceFrom" || field === "priceTo") {
    const price = parsePrice(text, currency);
    if (price === null) return null;
    return field === "priceFrom" ? { minPrice: price } : { maxPrice: price };
  }
  // a day, so that it also fits the form's control
  if ((field === "from" || field === "to") && text.length !== 10) return null;
  const read = shape[field].safeParse(text);
  return read.success ? { [field]: read.data } : null;
}

/**
 * Reads the address of the listing. Never fails: what makes no sense is left out and named. `currencies`
 * are those that events are sold in, the usual one first: prices are read with the decimals of the one that
 * the address names, and where there are several, a price is looked for among the events of that one alone.
 */
export function readBrowseQuery(params: SearchParams, currencies: readonly string[]): BrowseQuery {
  const asked = last(params.currency);
  const currency = currencies.find((known) => known === asked) ?? currencies[0] ?? "EUR";
  const values: BrowseValues = {};
  const ignored: BrowseField[] = [];
  let filters: EventFilters = { limit: PAGE_SIZE };
  for (const field of browseFields) {
    const text = last(params[field]);
    if (!text) continue;
    if (field === "currency") {
      if (text !== currency) ignored.push(field);
      else if (text !== currencies[0]) values[field] = text;
      continue;
    }
    const read = readField(field, text, currency);
    if (read) {
      values[field] = text;
      filters = { ...filters, ...read };
    } else ignored.push(field);
  }
  if (values.from && values.to && values.from > values.to) {
    delete values.to;
    delete filters.to;
    ignored.push("to");
  }
  if (filters.minPrice !== undefined && filters.maxPrice !== undefined && filters.minPrice > filters.maxPrice) {
    delete values.priceTo;
    delete filters.maxPrice;
    ignored.push("priceTo");
  }
  const priced = filters.minPrice !== undefined || filters.maxPrice !== undefined;
  if (priced && currencies.length > 1) filters.currency = currency;
  return { values, filters, ignored, currency };
}

/** Of a repeated value the last counts. */
function last(given: string | string[] | undefined): string | undefined {
  return (Array.isArray(given) ? given.at(-1) : given)?.trim();
}
