import { z } from "zod";
import { currency, line } from "./common";
import { eventCategory } from "./events";
import { importNote } from "./seat-map";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");

export const calendarImportQuery = z.strictObject({
  /** Id, slug or name of a venue of yours. */
  venue: line(200),
  /**
   * What tickets cost: `Category=25.00,Other=18.00` for the seat map's categories, `Name=12.50@300` for
   * general admission with so many places, or one price for everything.
   */
  prices: line(2000),
  currency: currency.default("EUR"),
  category: eventCategory.optional(),
  /** Puts the events on sale at once. */
  publish: flag.default(true),
});
export type CalendarImportQuery = z.output<typeof calendarImportQuery>;

export const calendarImportReport = z
  .object({
    imported: z.number().int(),
    /** Entries that were imported before, by their UID. */
    skipped: z.number().int(),
    events: z.array(z.object({ id: z.string(), slug: z.string(), title: z.string(), startsAt: z.string() })),
    notes: z.array(importNote),
  })
  .meta({ id: "CalendarImportReport" });
export type CalendarImportReport = z.output<typeof calendarImportReport>;
