import "server-only";

interface Told {
  title: string;
  startsAt: Date;
  endsAt: Date | null;
}

export type EventChanges = Partial<Record<keyof Told, { from: string | null; to: string | null }>>;

/** What of a change ticket holders have to know, times in RFC 3339; null when there is nothing. */
export function changesOf(before: Told, after: Told): EventChanges | null {
  const changes: EventChanges = {};
  if (before.title !== after.title) changes.title = { from: before.title, to: after.title };
  for (const name of ["startsAt", "endsAt"] as const) {
    const [from, to] = [before[name]?.toISOString() ?? null, after[name]?.toISOString() ?? null];
    if (from !== to) changes[name] = { from, to };
  }
  return Object.keys(changes).length > 0 ? changes : null;
}
