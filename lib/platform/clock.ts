import "server-only";
import { query } from "@/lib/platform/db";

/** The database's time, which decides about holds; this machine's clock may be wrong. */
export async function databaseNow(): Promise<Date> {
  const [row] = await query<{ now: Date }>("SELECT now()", [], "clock");
  return row?.now ?? new Date();
}
