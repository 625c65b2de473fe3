import "server-only";

/**
 * A time as clocks on the wall show it, without a zone: milliseconds since 1970 as if it were UTC.
 * So days can be added without meeting a change of clocks.
 */
export type WallTime = number;

export const DAY = 86_400_000;

const written = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/;

export interface WrittenTime {
  wall: WallTime;
  /** A whole day, such as 20260101. */
  isDate: boolean;
  utc: boolean;
}

/**
 * Reads `20260101`, `20260101T200000` or `20260101T200000Z`; null for anything else, for days that no
 * calendar has, and for years before 1900 or after 2199, which are slips. A leap second counts as
 * the one before it.
 */
export function readWrittenTime(text: string): WrittenTime | null {
  const match = written.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (year < 1900 || year > 2199 || hour > 23 || minute > 59 || second > 60) return null;
  const date = Date.UTC(year, month - 1, day);
  const read = new Date(date);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return null;
  const wall = date + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000;
  return { wall, isDate: match[4] === undefined, utc: match[7] === "Z" };
}

/** 20260101T190000Z */
export function writeInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");
}
