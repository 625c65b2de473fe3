import "server-only";
import { readObservedZone } from "./observed-zone";
import type { ZoneSource } from "./read-components";
import { DAY, type WallTime } from "./wall-time";

/** Tells the instant (milliseconds since 1970, UTC) at which clocks in a zone show a time. */
export interface Zone {
  instantOf(wall: WallTime): number;
}

export const utc: Zone = { instantOf: (wall) => wall };

/** The zones that a calendar's times may name. */
export class TimeZones {
  /** Where times without a zone are read. */
  readonly venue: Zone;
  readonly #defined: Map<string, ZoneSource>;
  readonly #found = new Map<string, Zone | null>();

  /** @throws RangeError when `venue` is no IANA zone */
  constructor(venue: string, defined: ZoneSource[]) {
    this.venue = new NamedZone(venue);
    this.#defined = new Map(defined.map((zone) => [zone.tzid, zone]));
  }

  /**
   * The zone of that name: an IANA zone, also behind a vendor's prefix, before what the file itself
   * defines under the name, since those definitions are often simplified or years old. Null when it is
   * neither, or the definition cannot be read.
   */
  find(tzid: string): Zone | null {
    const known = this.#found.get(tzid);
    if (known !== undefined) return known;
    const source = this.#defined.get(tzid);
    const zone = namedZone(tzid) ?? (source ? readObservedZone(source) : null);
    this.#found.set(tzid, zone);
    return zone;
  }
}

function namedZone(tzid: string): Zone | null {
  // /citadel.org/20240101_1/Europe/Berlin
  const name = tzid.startsWith("/") ? tzid.split("/").slice(3).join("/") : tzid;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,60}$/.test(name)) return null;
  try {
    return new NamedZone(name);
  } catch {
    return null;
  }
}

/** A zone of the IANA database, as the engine knows it. */
class NamedZone implements Zone {
  readonly #format: Intl.DateTimeFormat;
  /** Offsets at the beginning of days, counted from 1970: asking the engine is slow. */
  readonly #offsets = new Map<number, number>();

  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  }

  /** A time that clocks show twice is the first of the two; one that they skip is counted from before the change. */
  instantOf(wall: WallTime): number {
    const day = Math.floor(wall / DAY);
    const before = this.#offsetOn(day - 1);
    const after = this.#offsetOn(day + 2);
    if (before === after) return wall - before;
    for (const offset of [before, after]) {
      if (this.#offsetAt(wall - offset) === offset) return wall - offset;
    }
    return wall - before;
  }

  #offsetOn(day: number): number {
    const known = this.#offsets.get(day);
    if (known !== undefined) return known;
    const offset = this.#offsetAt(day * DAY);
    this.#offsets.set(day, offset);
    return offset;
  }

  #offsetAt(instant: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  }
}
