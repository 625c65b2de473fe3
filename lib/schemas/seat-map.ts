import { z } from "zod";

/** Most seats that one layout may have. */
export const MAX_SEATS = 100_000;

const coordinate = z.number().min(-1_000_000).max(1_000_000);
const color = z.string().max(32);

/**
 * A row, column by column: the n-th seat of the row is numbers[n] at (x[n], y[n]) in category
 * categories[n], an index into the layout's categories. Coordinates are absolute, in the
 * layout's units (its size is width × height).
 */
export const layoutRow = z.object({
  name: z.string(),
  labelAt: z.enum(["start", "end", "both", "none"]),
  numbers: z.array(z.string()),
  x: z.array(coordinate),
  y: z.array(coordinate),
  categories: z.array(z.number().int().min(0)),
  /** Positions in the row that are kept for who needs an accessible seat. */
  accessible: z.array(z.number().int().min(0)).optional(),
});

export const layoutSection = z.object({ name: z.string(), rows: z.array(layoutRow) });

/** Something to see but not to sell: a stage, a bar, a court. Absolute coordinates, degrees clockwise. */
export const layoutArea = z.object({
  shape: z.enum(["rectangle", "ellipse", "polygon", "text"]),
  x: coordinate,
  y: coordinate,
  rotation: z.number().default(0),
  /** rectangle: width and height; ellipse: the two diameters */
  width: z.number().min(0).optional(),
  height: z.number().min(0).optional(),
  /** polygon: x0, y0, x1, y1, … relative to (x, y) */
  points: z.array(coordinate).optional(),
  color,
  borderColor: color.optional(),
  text: z
    .object({ text: z.string().max(500), x: coordinate, y: coordinate, size: z.number().min(1).max(500), color })
    .optional(),
});

/**
 * An immutable layout. A seat's index is its position when sections, their rows and their seats
 * are read in order.
 */
export const seatMapLayout = z.object({
  format: z.literal(1),
  name: z.string(),
  width: z.number().positive(),
  height: z.number().positive(),
  /** Radius of a seat's dot, in the layout's units. */
  seatRadius: z.number().positive(),
  categories: z.array(z.object({ name: z.string(), color })),
  sections: z.array(layoutSection),
  areas: z.array(layoutArea),
});

export type LayoutRow = z.infer<typeof layoutRow>;
export type LayoutSection = z.infer<typeof layoutSection>;
export type LayoutArea = z.infer<typeof layoutArea>;
export type SeatMapLayout = z.infer<typeof seatMapLayout>;

/** What an import repaired, so that nobody is surprised. `count` is how often; `places` the first few. */
export const importNote = z.object({
  code: z.string(),
  message: z.string(),
  count: z.number().int(),
  places: z.array(z.string()),
});
export type ImportNote = z.infer<typeof importNote>;

/** A place in a file that made the import impossible: a JSON path or a line. */
export const importProblem = z.object({ path: z.string(), message: z.string() });
export type ImportProblem = z.infer<typeof importProblem>;
