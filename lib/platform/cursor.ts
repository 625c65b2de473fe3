import "server-only";
import { AppError } from "@/lib/errors";

/** A place in a list, opaque to the outside. */
export function encodeCursor(parts: (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

// no id of ours has a control character, and PostgreSQL refuses NUL; infinity is no place in a list
const readable = (part: string | number) =>
  typeof part === "number" ? Number.isFinite(part) : part.length <= 200 && !/\p{Cc}/u.test(part);

const notFromHere = () => new AppError("invalid_cursor", "The cursor is not from this list. Start again without it.");

/** @throws AppError invalid_cursor when it is not one that `encodeCursor` made for such a list */
export function decodeCursor(cursor: string, shape: readonly ("string" | "number")[]): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(parts) &&
      parts.length === shape.length &&
      parts.every((part, i) => typeof part === shape[i] && readable(part))
    ) {
      return parts as (string | number)[];
    }
  } catch {
    // told below
  }
  throw notFromHere();
}

/** A place in a list that is ordered by time, to the millisecond, and by id among those of the same one. */
export function encodeMoment(at: Date, id: string): string {
  return encodeCursor([at.getTime(), id]);
}

/** The latest moment that has four digits for its year. */
const LATEST = Date.UTC(9999, 11, 31);

/** @throws AppError invalid_cursor when it is not one of `encodeMoment` */
export function decodeMoment(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, ["number", "string"]);
  if (typeof at !== "number" || typeof id !== "string" || at < 0 || at > LATEST) throw notFromHere();
  return { at: new Date(at), id };
}
