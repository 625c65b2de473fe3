import "server-only";
import type { ImportNote, ImportProblem } from "@/lib/schemas/seat-map";

/** Most problems that one answer lists. */
export const MAX_PROBLEMS = 50;
const PLACES_PER_NOTE = 5;

/** Every repair that the importer makes, in the words that its report uses. */
const repairs = {
  categories_cut: "Categories beyond the twentieth were left out.",
  characters_removed: "Control and text direction characters were removed.",
  components_ignored: "Entries that are no events (tasks, journal entries, free time) were left out.",
  end_dropped: "Ends that do not lie after the start, or cannot be read, were left out.",
  in_past: "Events have already taken place.",
  line_joined: "Lines that begin no property were taken as part of the line before.",
  override_ambiguous: "A date of a series is changed more than once; the last change counts.",
  range_ignored: "Changes that a series makes “from here on” were made for the one date only.",
  series_cut: "Series were cut after two years, or after 1,000 dates in all.",
  text_truncated: "Texts that are too long were shortened.",
  time_zone_unknown: "Times in unknown time zones were read in the venue's.",
  uid_missing: "Events without a UID got one from their start and title.",
  uid_repeated: "Events repeat the UID of another; all were kept, with their start behind the UID.",
  url_dropped: "Addresses that are not http or https were left out.",
} as const;

export type Repair = keyof typeof repairs;

/** Collects what an import repaired and what makes it impossible, by line, in bounded space. */
export class CalendarReport {
  readonly #notes = new Map<Repair, ImportNote>();
  readonly problems: ImportProblem[] = [];

  note(code: Repair, line: number): void {
    const note = this.#notes.get(code);
    if (!note) {
      this.#notes.set(code, { code, message: repairs[code], count: 1, places: [`line ${line}`] });
      return;
    }
    note.count++;
    if (note.places.length < PLACES_PER_NOTE) note.places.push(`line ${line}`);
  }

  refuse(line: number, message: string): void {
    if (!this.full) this.problems.push({ path: `line ${line}`, message });
  }

  get refused(): boolean {
    return this.problems.length > 0;
  }

  get full(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  get notes(): ImportNote[] {
    return [...this.#notes.values()];
  }
}
