import "server-only";
import { isAppError } from "@/lib/errors";

/** What stands behind the question mark of an address. */
export type Search = Record<string, string | string[] | undefined>;

/** The first value of a parameter; none where it is empty, endless, or nothing that anybody would type. */
export function first(value: string | string[] | undefined): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return one && one.length <= 1_000 && !/\p{Cc}/u.test(one) ? one : undefined;
}

/** A page of a list; an address whose cursor was cut or made up begins again at the first one. */
export async function firstPage<F extends { cursor?: string | undefined }, T>(
  filters: F,
  list: (filters: F) => Promise<T>,
): Promise<T> {
  try {
    return await list(filters);
  } catch (error) {
    if (filters.cursor && isAppError(error) && error.code === "invalid_cursor") {
      return list({ ...filters, cursor: undefined });
    }
    throw error;
  }
}
