import "server-only";
import { notFound } from "next/navigation";
import { isAppError } from "@/lib/errors";

/** What a verb finds; what it does not find is a page that does not exist. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
