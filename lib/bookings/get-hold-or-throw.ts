import "server-only";
import { notFound } from "@/lib/errors";
import { type HoldRecord, readHold } from "@/lib/inventory/read-hold";
import { holds, type Principal } from "@/lib/platform/auth/principal";
import { query } from "@/lib/platform/db";
import type { HoldState } from "@/lib/schemas/holds";
import { toHoldView } from "./hold-view";

/** A hold of this principal. @throws AppError not_found */
export async function getHoldOrThrow(principal: Principal, holdId: string): Promise<HoldState> {
  const hold = await getHoldRecordOrThrow(principal, holdId);
  const [view, [row]] = await Promise.all([
    toHoldView(hold),
    query<{ asOf: Date; bookingId: string | null }>(
      `SELECT now() AS "asOf", (SELECT id FROM bookings WHERE hold_id = $1) AS "bookingId"`,
      [holdId],
      "hold-state",
    ),
  ]);
  return { ...view, bookingId: row?.bookingId ?? null, asOf: (row?.asOf ?? hold.expiresAt).toISOString() };
}

/** @throws AppError not_found */
export async function getHoldRecordOrThrow(principal: Principal, holdId: string): Promise<HoldRecord> {
  const hold = await readHold(holdId);
  if (!hold || !holds(principal, { holdId, buyer: hold.buyer, userId: hold.userId })) throw notFound("hold");
  return hold;
}
