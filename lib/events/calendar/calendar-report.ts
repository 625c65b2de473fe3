import "server-only";
import { ImportReport } from "@/lib/shared/import-report";

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

type Repair = keyof typeof repairs;

/** What an import of a calendar repaired and refused, by line. */
export class CalendarReport extends ImportReport<Repair, number> {
  constructor() {
    super(repairs, (line) => `line ${line}`);
  }
}
