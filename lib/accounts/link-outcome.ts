import "server-only";
import { isAppError } from "@/lib/errors";

/** What using a link came to, for answers that are the same whichever link it was. Other faults stay faults. */
export async function linkOutcome(use: () => Promise<unknown>): Promise<"done" | "refused"> {
  try {
    await use();
    return "done";
  } catch (error) {
    if (isAppError(error) && error.code === "link_over") return "refused";
    throw error;
  }
}
