import "server-only";
import { notFound } from "@/lib/errors";
import { type HoldRecord, readHold } from "@/lib/inventory/read-hold";
import { holds, type Principal } from "@/lib/platform/auth/principal";
import type { HoldView } from "@/lib/schemas/holds";
import { toHoldView } from "./hold-view";

/** A hold of this principal. @throws AppError not_found */
export async function getHoldOrThrow(principal: Principal, holdId: string): Promise<HoldView> {
  return toHoldView(await getHoldRecordOrThrow(principal, holdId));
}

/** @throws AppError not_found */
export async function getHoldRecordOrThrow(principal: Principal, holdId: string): Promise<HoldRecord> {
  const hold = await readHold(holdId);
  if (!hold || !holds(principal, { holdId, buyer: hold.buyer, userId: hold.userId })) throw notFound("hold");
  return hold;
}
