import "server-only";
import type { CalendarEntry } from "./calendar-entry";
import type { CalendarReport } from "./calendar-report";
import { boundedUid, derivedUid, UniqueUids } from "./entry-uids";
import type { Moment, ReadEvent } from "./read-event";
import { seriesDates } from "./series-dates";
import { DAY, type WallTime, writeInstant } from "./wall-time";

/** Most dates that the series of a file yield together. */
const MAX_OCCURRENCES = 1_000;

type TitledEvent = ReadEvent & { title: string };

/** One date of an event, on its way to an entry. */
interface Occurrence {
  event: TitledEvent;
  start: Moment;
  uid: string;
}

/**
 * The entries of all events, by start: series date by date, changed dates in place of what they
 * replace, and each with a UID of its own that stays the same when the file is read again.
 */
export function expandEvents(report: CalendarReport, read: ReadEvent[], now: Date): CalendarEntry[] {
  const events = withTitles(report, read);
  const changes = groupChanges(report, events);
  const budget = { left: MAX_OCCURRENCES };
  const occurrences: Occurrence[] = [];
  for (const event of events) {
    if (event.replaces) continue;
    const uid = uidOf(report, event);
    const isSeries = event.rule !== null || event.extraDates.length > 0;
    const own = event.uid === null ? undefined : changes.get(event.uid);
    for (const date of isSeries ? seriesDates(report, event, budget) : [event.start]) {
      const change = own?.find((candidate) => candidate.replaces && isSame(candidate.replaces, date));
      if (change) own?.splice(own.indexOf(change), 1);
      const id = isSeries ? dateUid(uid, date) : uid;
      occurrences.push({ event: change ?? event, start: change?.start ?? date, uid: id });
    }
  }
  // Changes of dates that the file does not have stand for themselves.
  for (const event of [...changes.values()].flat()) {
    const id = dateUid(uidOf(report, event), event.replaces ?? event.start);
    occurrences.push({ event, start: event.start, uid: id });
  }

  occurrences.sort((a, b) => a.start.instant - b.start.instant);
  const uids = new UniqueUids(occurrences.map((occurrence) => occurrence.uid));
  return occurrences.map(({ event, start, uid }) => {
    const unique = uids.take(uid, start.instant);
    if (unique !== uid) report.note("uid_repeated", event.line);
    const entry = toEntry(event, start, unique);
    if ((entry.endsAt ?? entry.startsAt) < now) report.note("in_past", event.line);
    return entry;
  });
}

/** Refuses events without a title; a changed date may leave it to its series. */
function withTitles(report: CalendarReport, events: ReadEvent[]): TitledEvent[] {
  const titles = new Map(events.filter((event) => !event.replaces).map((event) => [event.uid, event.title]));
  return events.flatMap((event) => {
    const title = event.title ?? (event.replaces && event.uid !== null ? titles.get(event.uid) : null);
    if (title) return { ...event, title };
    report.refuse(event.line, "The event that begins here has no SUMMARY.");
    return [];
  });
}

/** Changed dates by the UID of their series. Of several changes of one date the last counts. */
function groupChanges(report: CalendarReport, events: TitledEvent[]): Map<string, TitledEvent[]> {
  const changes = new Map<string, Map<number, TitledEvent>>();
  for (const [i, event] of events.entries()) {
    if (!event.replaces) continue;
    // Without a UID it belongs to no series.
    const uid = event.uid ?? `\u0000${i}`;
    const group = changes.get(uid) ?? new Map<number, TitledEvent>();
    if (group.has(event.replaces.instant)) report.note("override_ambiguous", event.line);
    group.set(event.replaces.instant, event);
    changes.set(uid, group);
  }
  return new Map([...changes].map(([uid, group]) => [uid, [...group.values()]]));
}

/** Whether a RECURRENCE-ID means a date; one without a time means the day. */
function isSame(replaced: Moment, date: Moment): boolean {
  return replaced.instant === date.instant || (replaced.isDate && replaced.wall === dayOf(date.wall));
}

function dayOf(wall: WallTime): WallTime {
  return Math.floor(wall / DAY) * DAY;
}

function uidOf(report: CalendarReport, event: TitledEvent): string {
  if (event.uid !== null) return boundedUid(event.uid);
  report.note("uid_missing", event.line);
  return derivedUid(event.start.instant, event.title);
}

function dateUid(uid: string, date: Moment): string {
  return `${uid}#${writeInstant(date.instant)}`;
}

function toEntry(event: TitledEvent, start: Moment, uid: string): CalendarEntry {
  const { length } = event;
  const end = length && start.zone.instantOf(start.wall + length.days * DAY) + length.ms;
  return {
    uid,
    title: event.title,
    description: event.description,
    startsAt: new Date(start.instant),
    endsAt: end === null ? null : new Date(end),
    location: event.location,
    categories: event.categories,
    url: event.url,
    cancelled: event.cancelled,
  };
}
