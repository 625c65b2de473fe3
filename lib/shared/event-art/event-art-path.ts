// apart from the drawing itself, which no browser needs to load

const name = /^([a-z]{1,20})-([0-9a-z_]{1,64})\.svg$/;

/** The address of an event's picture on this site. */
export function eventArtPath(event: { id: string; category: string }): string {
  return `/art/${event.category}-${event.id}.svg`;
}

/** Category and seed of a picture's file name; null when it is not one. */
export function readArtName(file: string): { category: string; seed: string } | null {
  const match = name.exec(file);
  return match?.[1] && match[2] ? { category: match[1], seed: match[2] } : null;
}
