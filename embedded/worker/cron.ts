const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const fields = [
  { name: "minute", from: 0, to: 59, words: [] },
  { name: "hour", from: 0, to: 23, words: [] },
  { name: "day", from: 1, to: 31, words: [] },
  { name: "month", from: 1, to: 12, words: months },
  { name: "weekday", from: 0, to: 7, words: days },
] as const;
const shorthands: Record<string, string> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After so long nothing can match any more: it asks for a 30th of February. */
const LONGEST_YEARS = 9;

/** The first moment after a given one at which a schedule is due, both in milliseconds since 1970. */
export type Schedule = (after: number) => number;

/**
 * Reads `TZ=Europe/Berlin 30 9 * * mon-fri`: five fields with lists, ranges, steps and names, in UTC unless a zone
 * stands before them. Where both days are named, either will do. A time that a change of the clocks leaves out is left
 * out, one that it repeats is due twice.
 * @throws SyntaxError for anything else
 */
export function schedule(cron: string): Schedule {
  const [, zone = "UTC", text = ""] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/s.exec(cron.trim()) ?? [];
  const parts = (shorthands[text.trim()] ?? text).trim().split(/\s+/);
  if (parts.length !== fields.length) throw new SyntaxError(`${JSON.stringify(cron)} has not five fields`);
  const [minutes, hours, monthDays, inMonths, weekdays] = fields.map((field, i) => values(parts[i] ?? "", field));
  const eitherDay = !parts[2]?.startsWith("*") && !parts[4]?.startsWith("*");
  const wall = wallClock(zone);

  const isDay = (at: Wall) => {
    if (!inMonths?.has(at.month)) return false;
    const byMonth = monthDays?.has(at.day) ?? false;
    const byWeek = (weekdays?.has(at.weekday) || (at.weekday === 0 && weekdays?.has(7))) ?? false;
    return eitherDay ? byMonth || byWeek : byMonth && byWeek;
  };
  return (after) => {
    const last = after + LONGEST_YEARS * 366 * 24 * HOUR;
    for (let at = Math.floor(after / MINUTE) * MINUTE + MINUTE; at < last; ) {
      const now = wall(at);
      // most of a day in one step, its end hour by hour: there a change of the clocks may lie
      if (!isDay(now)) at += now.hour < 21 ? (21 - now.hour) * HOUR : HOUR - now.minute * MINUTE;
      else if (!hours?.has(now.hour)) at += HOUR - now.minute * MINUTE;
      else if (!minutes?.has(now.minute)) at += MINUTE;
      else return at;
    }
    throw new SyntaxError(`${JSON.stringify(cron)} is never due`);
  };
}

function values(text: string, field: (typeof fields)[number]): Set<number> {
  const found = new Set<number>();
  const bad = () => new SyntaxError(`${JSON.stringify(text)} is no ${field.name} of a schedule`);
  const number = (word: string) => {
    const named = (field.words as readonly string[]).indexOf(word.toLowerCase());
    if (named >= 0) return named + field.from;
    if (!/^\d+$/.test(word) || Number(word) < field.from || Number(word) > field.to) throw bad();
    return Number(word);
  };
  for (const part of text.split(",")) {
    const [, range = "", step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [first = "", last] = range.split("-");
    const from = range === "*" ? field.from : number(first);
    const to = range === "*" || (last === undefined && step !== undefined) ? field.to : number(last ?? first);
    if (to < from || step === "0") throw bad();
    for (let value = from; value <= to; value += Number(step ?? 1)) found.add(value);
  }
  return found;
}

interface Wall {
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
}

/** @throws SyntaxError for a zone that there is not */
function wallClock(zone: string): (at: number) => Wall {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      month: "numeric",
      day: "numeric",
      weekday: "short",
      hour: "numeric",
      minute: "numeric",
    });
  } catch {
    throw new SyntaxError(`${JSON.stringify(zone)} is no time zone`);
  }
  return (at) => {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
    return {
      month: Number(parts.get("month")),
      day: Number(parts.get("day")),
      weekday: days.indexOf((parts.get("weekday") ?? "").toLowerCase() as (typeof days)[number]),
      hour: Number(parts.get("hour")),
      minute: Number(parts.get("minute")),
    };
  };
}
