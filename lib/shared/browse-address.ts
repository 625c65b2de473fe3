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
  "currency",
  "available",
  "city",
  "venue",
  "artist",
  "tag",
  "organizer",
  "sort",
  "cursor",
] as const;
export type BrowseField = (typeof browseFields)[number];

/** The readable part of an address, as it was written. */
export type BrowseValues = Partial<Record<BrowseField, string>>;

/** Fields that order or page the list, or say how to read another one, rather than narrow it. */
const notFilters = new Set<BrowseField>(["sort", "cursor", "currency"]);

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

/** Fields that together are one filter, under the name of the first. */
const pairs: Partial<Record<BrowseField, BrowseField>> = { to: "from", priceTo: "priceFrom" };

/** What narrows the list, in the order of the form: each filter with the fields that it is made of. */
export function activeFilters(values: BrowseValues): { field: BrowseField; fields: BrowseField[] }[] {
  const active = new Map<BrowseField, BrowseField[]>();
  for (const field of browseFields) {
    if (!values[field] || notFilters.has(field)) continue;
    const filter = pairs[field] ?? field;
    active.set(filter, [...(active.get(filter) ?? []), field]);
  }
  return [...active].map(([field, fields]) => ({ field, fields }));
}

/** Changes for browseHref that take these fields off. */
export function without(fields: readonly BrowseField[]): Partial<Record<BrowseField, null>> {
  return Object.fromEntries(fields.map((field) => [field, null]));
}
