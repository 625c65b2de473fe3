import { firstIdAt, newId } from "@/lib/platform/ids";

/** A new id that sorts as if it had been made at `at`. */
export function idMadeAt(kind: Parameters<typeof newId>[0], at: Date): string {
  const start = firstIdAt(kind, at.getTime());
  return start + newId(kind).slice(start.length);
}
