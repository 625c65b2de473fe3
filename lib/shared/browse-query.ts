import { type EventFilters, eventFilters } from "@/lib/schemas/events";
import { type BrowseField, type BrowseValues, browseFields } from "./browse-address";
import { parsePrice } from "./money";

export interface BrowseQuery {
  values: BrowseValues;
  filters: EventFilters;
  /** What was there but could not be read; the reader is told. */
  ignored: BrowseField[];
}

export type SearchParams = Record<string, string | string[] | undefined>;

export const PAGE_SIZE = 24;

const shape = eventFilters.shape;

function readField(field: BrowseField, text: string): Partial<EventFilters> | null {
  if (field === "priceFrom" || field === "priceTo") {
    // minor units of two digits, which the currencies of the listing share
    const price = parsePrice(text, "EUR");
    if (price === null) return null;
    return field === "priceFrom" ? { minPrice: price } : { maxPrice: price };
  }
  // a day, so that it also fits the form's control
  if ((field === "from" || field === "to") && text.length !== 10) return null;
  const read = shape[field].safeParse(text);
  return read.success ? { [field]: read.data } : null;
}

/** Reads the address of the listing. Never fails: what makes no sense is left out and named. */
export function readBrowseQuery(params: SearchParams): BrowseQuery {
  const values: BrowseValues = {};
  const ignored: BrowseField[] = [];
  let filters: EventFilters = { limit: PAGE_SIZE };
  for (const field of browseFields) {
    const given = params[field];
    const text = (Array.isArray(given) ? given.at(-1) : given)?.trim();
    if (!text) continue;
    const read = readField(field, text);
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
  return { values, filters, ignored };
}
