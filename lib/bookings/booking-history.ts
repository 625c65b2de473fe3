import "server-only";
import type { z } from "zod";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { bookingChange } from "@/lib/schemas/bookings";
import { getBookingRecordOrThrow } from "./get-booking-or-throw";

/** Every change of a booking, oldest first. @throws AppError not_found */
export async function listBookingHistory(
  principal: Principal,
  bookingId: string,
): Promise<z.input<typeof bookingChange>[]> {
  const { booking } = await getBookingRecordOrThrow(principal, bookingId);
  const changes = await db().bookingHistory.findMany({
    where: { bookingId: booking.id },
    orderBy: { id: "asc" },
    take: 1000,
  });
  return changes.map((change) => ({
    at: change.at.toISOString(),
    actor:
      change.actor === "system"
        ? "system"
        : change.actor === "buyer" || change.actor === booking.userId
          ? "buyer"
          : "organizer",
    change: change.change,
    data: change.data as Record<string, unknown>,
  }));
}
