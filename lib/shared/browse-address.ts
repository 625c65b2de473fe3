/** Id of the form of the listing; its controls belong to it by this, wherever they stand. */
export const BROWSE_FORM = "browse";

/**
 * What the address of the listing can say. As in the API, except that prices are written as people
 * write them (priceFrom=12.50), since they come from a form that works without scripts.
 */
export const browseFields = [
  "q",
  "category",
  "from",
  "to",
  "priceFrom",
  "priceTo",
  "available",
  "city",
  "venue",
  "artist",
  "tag",
  "sort",
  "cursor",
] as const;
export type BrowseField = (typeof browseFields)[number];

/** The readable part of an address, as it was written. */
export type BrowseValues = Partial<Record<BrowseField, string>>;

/** Fields that order or page the list rather than narrow it. */
const notFilters = new Set<BrowseField>(["sort", "cursor"]);

/** The address of a listing with some fields changed; null removes one. The list starts anew unless the cursor is among them. */
export function browseHref(values: BrowseValues, changes: Partial<Record<BrowseField, string | null>> = {}): string {
  const merged = { ...values, cursor: undefined, ...changes };
  const search = new URLSearchParams();
  for (const field of browseFields) {
    const value = merged[field];
    if (value) search.set(field, value);
  }
  const text = search.toString();
  return text ? `/events?${text}` : "/events";
}

/** The fields that narrow the list, in the order of the form. */
export function activeFilters(values: BrowseValues): { field: BrowseField; value: string }[] {
  return browseFields.flatMap((field) => {
    const value = values[field];
    return value && !notFilters.has(field) ? [{ field, value }] : [];
  });
}
