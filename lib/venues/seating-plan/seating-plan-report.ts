import "server-only";
import { ImportReport } from "@/lib/shared/import-report";

/** Every repair that the importer makes, in the words that its report uses. */
const repairs = {
  area_dropped: "Areas without a usable shape were left out.",
  category_added: "Seats named categories that the plan does not list; these were added.",
  category_colored: "Categories without a usable colour were given one.",
  category_merged: "Categories with the same name were merged.",
  color_replaced: "Colours that are not plain CSS colours were replaced by grey.",
  coordinates_scaled: "The plan was enlarged, since its seats lie less than a unit apart.",
  label_ignored: "Descriptions of rows and seats were ignored; their numbers are shown.",
  name_missing: "The plan has no name and was called “Seating plan”.",
  name_truncated: "Texts that are too long were shortened.",
  number_as_text: "Numbers were taken as text where the format has text.",
  position_missing: "Zones without a position were placed at the plan's corner.",
  radius_ignored: "Seat radii that are not positive numbers were ignored.",
  row_empty: "Rows without seats were left out.",
  row_named: "Rows without a number were numbered by their order.",
  row_renamed: "Rows that repeat another row's seat numbers got a number behind their name.",
  seat_guid_missing: "Seats have no seat_guid; seats are identified by their order.",
  seat_guid_repeated: "Seats repeat the seat_guid of another; seats are identified by their order.",
  seat_numbered: "Seats without a number were numbered by their order in the row.",
  seat_renamed: "Seats that repeat a number within their row got a number behind it.",
  seats_coincide: "Seats lie exactly on top of another seat.",
  section_named: "Zones without a name were numbered.",
  section_renamed: "Sections with the name of another got a number behind it.",
  size_recomputed: "The plan's size did not fit its seats and was computed from them.",
  text_cleaned: "Control and text direction characters were removed.",
  unknown_field: "Fields that the format does not have were ignored.",
  zone_split: "Zones that repeat row and seat numbers were split into the blocks that lie apart.",
} as const;

type Repair = keyof typeof repairs;

/** What an import of a seating plan repaired and refused, by JSON path. */
export class SeatingPlanReport extends ImportReport<Repair, string> {
  constructor() {
    super(repairs, (path) => path);
  }
}
