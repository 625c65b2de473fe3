import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { completeEnvironment } from "@/embedded/environment";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { importCalendar } from "@/lib/events/import-calendar";
import { pool } from "@/lib/platform/db";
import { applyMigrations } from "@/lib/platform/migrations";
import { calendarImportQuery } from "@/lib/schemas/imports";
import type { ImportNote } from "@/lib/schemas/seat-map";
import { createVenueBody } from "@/lib/schemas/venues";
import { createSeatMap } from "@/lib/venues/create-seat-map";
import { findImportOrganizer, findOrCreateImportVenue } from "@/lib/venues/import-venue";

const usage = `npm run import -- seating-plan FILE --venue NAME [--city CITY] [--address …] [--country DE] [--time-zone Europe/Berlin] [--organizer SLUG]
npm run import -- calendar FILE --venue NAME --prices "Category=25.00,Other=18.00" [--currency EUR] [--category sport] [--capacity 300] [--draft] [--organizer SLUG]

Prices: Category=25.00 for a category of the venue's seat map, Name=12.50@300 for 300 places of general
admission, or one price for everything. The file goes into the running installation if there is one.`;

class UsageError extends Error {}

async function main(): Promise<string> {
  const { values, positionals } = readArguments();
  const [kind, file] = positionals;
  if ((kind !== "seating-plan" && kind !== "calendar") || !file || positionals.length > 2) throw new UsageError(usage);
  if (!values.venue) throw new UsageError(`--venue is missing.\n\n${usage}`);
  if (kind === "calendar" && !values.prices) throw new UsageError(`--prices is missing.\n\n${usage}`);
  const text = read(file);

  const surroundings = await completeEnvironment();
  try {
    await applyMigrations(env().DATABASE_URL);
    const organizerId = await findImportOrganizer(values.organizer);
    if (kind === "seating-plan") {
      const venue = await findOrCreateImportVenue(organizerId, venueDetails(values));
      const added = await createSeatMap(organizerId, venue.id, text, "system");
      printNotes(added.report);
      return `${venue.name}: seat map version ${added.version} with ${added.seats} seats`;
    }
    const venue = await findOrCreateImportVenue(organizerId, venueDetails(values));
    const query = calendarImportQuery.parse({
      venue: venue.id,
      prices: values.prices,
      ...(values.currency ? { currency: values.currency } : {}),
      ...(values.category ? { category: values.category } : {}),
      publish: values.draft ? "false" : "true",
    });
    const report = await importCalendar(organizerId, query, text, "system");
    printNotes(report.notes);
    for (const event of report.events) console.error(`  ${event.startsAt.slice(0, 10)}  ${event.title}`);
    const skipped = report.skipped > 0 ? `, ${report.skipped} were there already` : "";
    return `${venue.name}: ${report.imported} events${skipped}`;
  } finally {
    await pool().end();
    await surroundings.database.stop();
  }
}

function readArguments() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        venue: text,
        city: text,
        address: text,
        country: text,
        "time-zone": text,
        capacity: text,
        organizer: text,
        prices: text,
        currency: text,
        category: text,
        draft: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

function read(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const why = (error as { code?: string }).code === "ENOENT" ? "there is no such file" : (error as Error).message;
    throw new UsageError(`${file} cannot be read: ${why}`);
  }
}

function venueDetails(values: ReturnType<typeof readArguments>["values"]) {
  return createVenueBody.partial({ city: true, country: true, timeZone: true }).parse({
    name: values.venue,
    ...(values.city ? { city: values.city } : {}),
    ...(values.address ? { address: values.address } : {}),
    ...(values.country ? { country: values.country } : {}),
    ...(values["time-zone"] ? { timeZone: values["time-zone"] } : {}),
    ...(values.capacity ? { capacity: Number(values.capacity) } : {}),
  });
}

function printNotes(notes: ImportNote[]): void {
  for (const note of notes) {
    const places = note.places.length > 0 ? `, such as ${note.places.slice(0, 3).join(", ")}` : "";
    console.error(`  ${note.message} (${note.count}×${places})`);
  }
}

try {
  const summary = await main();
  // the schema engine keeps a timer of ten seconds that nobody needs to wait for
  process.stdout.write(`${summary}\n`, () => process.exit());
} catch (error) {
  if (isAppError(error)) {
    console.error(`Nothing was imported. ${error.message}`);
    for (const problem of error.errors ?? []) console.error(`  ${problem.path}: ${problem.message}`);
  } else if (error instanceof UsageError) console.error(error.message);
  else if (error instanceof Error && error.name === "ZodError") console.error(`Nothing was imported. ${error.message}`);
  else console.error(error);
  process.stderr.write("", () => process.exit(1));
}
