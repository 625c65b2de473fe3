/**
 * Ids of an event's seats differ only in their last part, the seat's position in the layout in
 * base 36. So one of them (from the server) is enough to name any seat on the map.
 */
export function seatIdLike(sample: string, index: number): string {
  return `${sample.slice(0, sample.lastIndexOf("_"))}_${index.toString(36)}`;
}

/** A seat's position in the layout; −1 for what is not a seat's id. */
export function seatIndexOf(id: string): number {
  const last = /_([0-9a-z]{1,5})$/.exec(id)?.[1];
  return last === undefined ? -1 : Number.parseInt(last, 36);
}
