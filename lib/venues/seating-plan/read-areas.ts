import "server-only";
import type { LayoutArea } from "@/lib/schemas/seat-map";
import { areaOutline } from "./area-outline";
import { NEUTRAL_COLOR, safeColor } from "./colors";
import {
  isObject,
  type JsonObject,
  MAX_COORDINATE,
  noteUnknownFields,
  type Point,
  readList,
  readNumber,
  readObject,
  readPoint,
  readText,
} from "./fields";
import type { SeatingPlanReport } from "./seating-plan-report";

/** Most areas of a plan, and most points of all its polygons together. */
const MAX_AREAS = 5_000;
const MAX_POINTS = 50_000;
const MAX_AREA_TEXT = 500;
const TEXT_COLOR = "#333333";
/** The format's default. */
const TEXT_SIZE = 16;
const shapes = ["rectangle", "ellipse", "circle", "polygon", "text"] as const;
const known = new Set(["color", "border_color", "rotation", "position", "uuid", "shape", ...shapes]);

/** Adds the areas of one zone, whose corner is `origin`, to the plan's, in absolute coordinates. */
export function readAreas(
  report: SeatingPlanReport,
  value: unknown,
  path: string,
  origin: Point,
  areas: LayoutArea[],
): void {
  if (value === undefined || value === null) return;
  for (const [i, item] of (readList(report, value, path) ?? []).entries()) {
    if (report.full) return;
    if (areas.length >= MAX_AREAS) {
      report.refuse(path, `The plan has more than ${MAX_AREAS} areas.`);
      return;
    }
    const object = readObject(report, item, `${path}[${i}]`);
    const area = object && readArea(report, object, `${path}[${i}]`, origin);
    if (area) areas.push(area);
  }
  const points = areas.reduce((sum, area) => sum + (area.points?.length ?? 0) / 2, 0);
  if (points > MAX_POINTS) report.refuse(path, `The plan's polygons have more than ${MAX_POINTS} points.`);
}

function readArea(report: SeatingPlanReport, object: JsonObject, path: string, origin: Point): LayoutArea | null {
  noteUnknownFields(report, object, known, path);
  const problemsBefore = report.problems.length;
  const at = object.position === undefined ? { x: 0, y: 0 } : readPoint(report, object.position, `${path}.position`);
  const rotation =
    object.rotation === undefined ? 0 : (readNumber(report, object.rotation, `${path}.rotation`) ?? 0) % 360;
  const geometry = readGeometry(report, object, path);
  if (!at || !geometry) {
    if (report.problems.length === problemsBefore) report.note("area_dropped", path);
    return null;
  }
  const x = origin.x + at.x;
  const y = origin.y + at.y;
  const text = readAreaText(report, object, path, { x, y });
  if (geometry.shape === "text" && !text) {
    if (report.problems.length === problemsBefore) report.note("area_dropped", path);
    return null;
  }

  const borderColor = readColor(report, object.border_color, `${path}.border_color`);
  const color =
    geometry.shape === "text"
      ? "transparent"
      : (readColor(report, object.color, `${path}.color`) ?? (borderColor ? "transparent" : NEUTRAL_COLOR));
  const area: LayoutArea = {
    ...geometry,
    x,
    y,
    rotation,
    color,
    ...(borderColor && { borderColor }),
    ...(text && { text }),
  };
  for (const corner of areaOutline(area)) {
    if (Math.max(Math.abs(corner.x), Math.abs(corner.y)) > MAX_COORDINATE) {
      report.refuse(path, "Reaches too far out.");
      return null;
    }
  }
  return area;
}

type Geometry = Pick<LayoutArea, "shape" | "width" | "height" | "points">;

/** The area's shape with its measures; null, mostly without a refusal, when it has none of use. */
function readGeometry(report: SeatingPlanReport, object: JsonObject, path: string): Geometry | null {
  const shape = shapes.find((candidate) =>
    typeof object.shape === "string" ? candidate === object.shape : isObject(object[candidate]),
  );
  const measures = shape && object[shape];
  if (!shape || !isObject(measures)) return null;
  const at = `${path}.${shape}`;
  switch (shape) {
    case "text":
      return { shape };
    case "rectangle":
      return boxed(
        shape,
        readNumber(report, measures.width, `${at}.width`),
        readNumber(report, measures.height, `${at}.height`),
      );
    case "circle": {
      const radius = readNumber(report, measures.radius, `${at}.radius`);
      return boxed("ellipse", radius && radius * 2, radius && radius * 2);
    }
    case "ellipse": {
      const radius = readPoint(report, measures.radius, `${at}.radius`);
      return radius && boxed(shape, radius.x * 2, radius.y * 2);
    }
    case "polygon":
      return readPolygon(report, measures.points, `${at}.points`);
  }
}

function boxed(shape: "rectangle" | "ellipse", width: number | null, height: number | null): Geometry | null {
  if (width === null || height === null || width <= 0 || height <= 0) return null;
  return { shape, width, height };
}

function readPolygon(report: SeatingPlanReport, value: unknown, path: string): Geometry | null {
  const items = readList(report, value, path);
  if (!items || items.length < 3) return null;
  const points: number[] = [];
  for (const [i, item] of items.entries()) {
    const point = readPoint(report, item, `${path}[${i}]`);
    if (!point) return null;
    points.push(point.x, point.y);
  }
  return { shape: "polygon", points };
}

function readAreaText(
  report: SeatingPlanReport,
  object: JsonObject,
  path: string,
  at: Point,
): LayoutArea["text"] | null {
  if (!isObject(object.text)) return null;
  const { text: words, position, size, color } = object.text;
  const text = readText(report, words, `${path}.text.text`, MAX_AREA_TEXT);
  if (text === null) return null;
  const offset = position === undefined ? { x: 0, y: 0 } : readPoint(report, position, `${path}.text.position`);
  const points = size === undefined ? TEXT_SIZE : readNumber(report, size, `${path}.text.size`);
  if (!offset || points === null) return null;
  const own = readColor(report, color, `${path}.text.color`);
  // Some files give the colour of a mere text as the area's.
  const inherited = object.shape === "text" ? readColor(report, object.color, `${path}.color`) : null;
  return { text, x: at.x + offset.x, y: at.y + offset.y, size: points, color: own ?? inherited ?? TEXT_COLOR };
}

function readColor(report: SeatingPlanReport, value: unknown, path: string): string | null {
  if (value === undefined || value === null || value === "") return null;
  const color = safeColor(value);
  if (color === null) report.note("color_replaced", path);
  return color ?? NEUTRAL_COLOR;
}
