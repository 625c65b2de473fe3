import "server-only";
import { AppError } from "@/lib/errors";
import { MAX_SEATS } from "@/lib/schemas/seat-map";
import { generatedLayoutBody } from "@/lib/schemas/venues";
import { type AddedSeatMap, addSeatMap, importSeatMap } from "./add-seat-map";
import { generateLayout } from "./generate-layout";

/**
 * Adds a seat map from text: `{sections: […]}` is generated, everything else is read as a seating plan.
 * @throws AppError invalid_input, import_refused, not_found
 */
export async function createSeatMap(
  organizerId: string,
  venueId: string,
  text: string,
  actor: string,
): Promise<AddedSeatMap> {
  const sections = readSections(text);
  if (!sections) return importSeatMap(organizerId, venueId, text, actor);
  const parsed = generatedLayoutBody.safeParse(sections);
  if (!parsed.success) {
    const errors = parsed.error.issues.flatMap((issue) => {
      const path = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
      if (issue.code !== "unrecognized_keys") return [{ path: path.slice(1), message: issue.message }];
      return issue.keys.map((key) => ({ path: `${path}.${key}`.slice(1), message: "is not a known field" }));
    });
    throw new AppError("invalid_input", `body ${errors[0]?.path}: ${errors[0]?.message}`, { errors });
  }
  const seats = parsed.data.sections.reduce((sum, section) => sum + section.rows * section.seatsPerRow, 0);
  if (seats > MAX_SEATS) {
    const message = `make ${seats} seats; a seat map may have ${MAX_SEATS}`;
    throw new AppError("invalid_input", `body sections: ${message}`, { errors: [{ path: "sections", message }] });
  }
  const layout = generateLayout({ name: parsed.data.name ?? "Seat map", sections: parsed.data.sections });
  return addSeatMap(organizerId, venueId, layout, [], actor);
}

/** The body, if it is the short form; null leaves it to the seating plan's own reader and its messages. */
function readSections(text: string): object | null {
  if (text.length > 100_000) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "sections" in value && !("zones" in value) ? value : null;
  } catch {
    return null;
  }
}
