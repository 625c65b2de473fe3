import "server-only";
import { categoryColor, isInvisible, safeColor } from "./colors";
import { noteUnknownFields, readList, readObject, readText } from "./fields";
import type { SeatingPlanReport } from "./seating-plan-report";

/** More price categories than any hall has; hostile files have more. */
const MAX_CATEGORIES = 500;
const known = new Set(["name", "color"]);

/** The plan's categories by name; those that seats name without being listed are added on the way. */
export class Categories {
  readonly list: { name: string; color: string }[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(name: string): number | undefined {
    return this.#indexes.get(name);
  }

  /** The new category's index; null, with a refusal, when there are too many. */
  add(report: SeatingPlanReport, name: string, color: string | null, path: string): number | null {
    const index = this.list.length;
    if (index >= MAX_CATEGORIES) {
      report.refuse(path, `There are more than ${MAX_CATEGORIES} categories.`);
      return null;
    }
    this.list.push({ name, color: color ?? categoryColor(index) });
    this.#indexes.set(name, index);
    return index;
  }
}

/** Reads the file's list of categories. Colours that are missing, unsafe or invisible are generated. */
export function readCategories(report: SeatingPlanReport, value: unknown): Categories {
  const categories = new Categories();
  for (const [i, item] of (readList(report, value, "categories") ?? []).entries()) {
    if (report.full) break;
    const path = `categories[${i}]`;
    const entry = readObject(report, item, path);
    if (!entry) continue;
    noteUnknownFields(report, entry, known, path);
    const name = readText(report, entry.name, `${path}.name`);
    if (name === null) {
      report.refuse(`${path}.name`, "Is missing; a category needs a name.");
      continue;
    }
    if (categories.indexOf(name) !== undefined) {
      report.note("category_merged", path);
      continue;
    }
    const given = safeColor(entry.color);
    const color = given !== null && !isInvisible(given) ? given : null;
    if (color === null) report.note("category_colored", `${path}.color`);
    if (categories.add(report, name, color, path) === null) break;
  }
  return categories;
}
