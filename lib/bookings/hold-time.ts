import "server-only";
import { databaseNow } from "@/lib/platform/clock";

/** The time by which holds end, in milliseconds: what a page's countdown starts from. */
export async function holdTime(): Promise<number> {
  return (await databaseNow()).getTime();
}
