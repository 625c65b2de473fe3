import "server-only";

/** One date of an event, as a calendar has it. */
export interface CalendarEntry {
  /** Unique among the entries, and the same whenever the same file is read. */
  uid: string;
  title: string;
  /** Plain text; paragraphs are kept. */
  description: string;
  startsAt: Date;
  endsAt: Date | null;
  location: string | null;
  categories: string[];
  /** http or https. */
  url: string | null;
  cancelled: boolean;
}
