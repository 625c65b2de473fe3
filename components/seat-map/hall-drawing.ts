import {
  type RowEnd,
  rowBreadth,
  rowLabelPlaces,
  rowRuns,
  runCourse,
  type SectionPlace,
  sectionLabelPlaces,
} from "./row-runs";
import type { SeatTable } from "./seat-table";

/** What painting needs of a hall beyond its seats. Worked out by whoever paints. */
export interface HallDrawing {
  /** The rows between their aisles, as broad lines that melt into the shapes of the blocks. */
  courses: Course[];
  courseBreadth: number;
  /** Straight rows end in a straight edge; bent ones would end in steps, and get round ends. */
  courseEnds: "square" | "round";
  rowLabels: RowEnd[];
  sectionLabels: (SectionPlace & { text: string })[];
}

export interface Course {
  /** x0, y0, x1, y1, … */
  points: number[];
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export function hallDrawing(table: SeatTable): HallDrawing {
  const courses = rowRuns(table).map((run) => courseOf(runCourse(table, run)));
  const bent = courses.filter((course) => course.points.length > 4).length;
  const names = shortNames(table.sections.map((section) => section.name));
  return {
    courses,
    courseEnds: bent > courses.length / 4 ? "round" : "square",
    courseBreadth: rowBreadth(table),
    rowLabels: rowLabelPlaces(table),
    sectionLabels:
      table.sections.length < 2
        ? []
        : sectionLabelPlaces(table).map((place) => ({ ...place, text: names[place.section] ?? "" })),
  };
}

function courseOf(points: number[]): Course {
  const course = { points, minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let i = 0; i < points.length; i += 2) {
    course.minX = Math.min(course.minX, points[i] ?? 0);
    course.maxX = Math.max(course.maxX, points[i] ?? 0);
    course.minY = Math.min(course.minY, points[i + 1] ?? 0);
    course.maxY = Math.max(course.maxY, points[i + 1] ?? 0);
  }
  return course;
}

/** Names without the first words that all of them share ("Block 1", "Block 2" → "1", "2"), where something remains. */
export function shortNames(names: string[]): string[] {
  const given = names.filter((name) => name !== "");
  if (given.length < 3) return names;
  const split = given.map((name) => name.split(" "));
  const shortest = Math.min(...split.map((words) => words.length));
  let shared = 0;
  while (shared < shortest - 1 && split.every((words) => words[shared] === split[0]?.[shared])) shared++;
  return names.map((name) => name.split(" ").slice(shared).join(" "));
}
