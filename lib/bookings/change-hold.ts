import "server-only";
import { AppError } from "@/lib/errors";
import { getSaleByKeyOrThrow } from "@/lib/events/get-sale";
import { extendHold } from "@/lib/inventory/extend-hold";
import { releaseHold } from "@/lib/inventory/release-hold";
import type { Principal } from "@/lib/platform/auth/principal";
import type { HoldState } from "@/lib/schemas/holds";
import { getHoldOrThrow, getHoldRecordOrThrow } from "./get-hold-or-throw";

/** Gives the seats back at once; a hold that is over already stays as it is. @throws AppError not_found, hold_used */
export async function giveUpHold(principal: Principal, holdId: string): Promise<void> {
  const hold = await getHoldRecordOrThrow(principal, holdId);
  if (hold.status === "booked") throw new AppError("hold_used", "The hold was booked; cancel the booking instead.");
  const released = await releaseHold(hold.id);
  if (!released && hold.status === "active") {
    throw new AppError("conflict", "A booking of these seats waits for its payment; cancel the booking instead.");
  }
}

/**
 * The one extension of a hold, on reaching payment.
 * @throws AppError not_found, hold_expired, hold_used, extension_used
 */
export async function extendHoldOnce(principal: Principal, holdId: string): Promise<HoldState> {
  const hold = await getHoldRecordOrThrow(principal, holdId);
  const sale = await getSaleByKeyOrThrow(hold.eventKey);
  const extended = await extendHold(hold.id, sale.holdSeconds);
  if (extended) return getHoldOrThrow(principal, holdId);
  const now = await getHoldRecordOrThrow(principal, holdId);
  if (now.status === "booked") throw new AppError("hold_used", "The hold was booked already.");
  if (now.status === "active" && now.extensions > 0) {
    throw new AppError("extension_used", "A hold is extended once, and this one was.");
  }
  throw new AppError("hold_expired", "The hold is over. Nothing was charged; pick seats again.");
}
