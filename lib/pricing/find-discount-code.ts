import "server-only";
import { AppError } from "@/lib/errors";
import { query } from "@/lib/platform/db";
import { coveredPlaces, type Discount } from "./discounts";

interface CodeRow extends Record<string, unknown> {
  id: string;
  code: string;
  percentOff: number | null;
  amountOff: number | null;
  minQuantity: number;
  tierIds: string[];
  state: "usable" | "early" | "ended" | "used_up";
}

/** Why a code does not apply. One that has not begun is as unknown as one that nobody made. */
export type CodeRefusal = "unknown" | "ended" | "used_up" | "other_seats" | "too_few";

const words: Record<CodeRefusal, string> = {
  unknown: "does not exist for this event",
  ended: "has ended",
  used_up: "is used up",
  other_seats: "is not for these seats",
  too_few: "needs more tickets than these",
};

export function refusedCode(reason: CodeRefusal, extra: Record<string, unknown> = {}): AppError {
  return new AppError("discount_code_invalid", `This discount code ${words[reason]}.`, {
    errors: [{ path: "discountCode", message: words[reason] }],
    extra: { reason, ...extra },
  });
}

/**
 * The discount of a code, as its buyer typed it, for these places. Whether a use is left is decided
 * when the booking is made; this only tells early.
 * @throws AppError discount_code_invalid (extra.reason is a CodeRefusal)
 */
export async function findDiscountCodeOrThrow(
  typed: string,
  sale: { id: string; tiers: { id: string; no: number }[] },
  tierNos: number[],
): Promise<Discount> {
  const [row] = await query<CodeRow>(
    `SELECT id, code, percent_off AS "percentOff", amount_off AS "amountOff", min_quantity AS "minQuantity",
       tier_ids AS "tierIds",
       CASE WHEN starts_at > now() THEN 'early' WHEN ends_at <= now() THEN 'ended'
         WHEN uses >= max_uses THEN 'used_up' ELSE 'usable' END AS state
     FROM discount_codes WHERE event_id = $1 AND code = $2 AND deleted_at IS NULL`,
    [sale.id, typed.trim().toUpperCase()],
    "find-discount-code",
  );
  if (!row || row.state === "early") throw refusedCode("unknown");
  if (row.state !== "usable") throw refusedCode(row.state);
  const discount = toDiscount(row, sale.tiers);
  const covered = coveredPlaces(discount, tierNos);
  if (covered === 0) throw refusedCode("other_seats");
  if (covered < discount.minQuantity) throw refusedCode("too_few", { minQuantity: discount.minQuantity });
  return discount;
}

/** Numbers of the tiers that a booking's code covers, also after it was taken away; null: all. */
export async function tiersOfCode(codeId: string, tiers: { id: string; no: number }[]): Promise<number[] | null> {
  const [row] = await query<{ tierIds: string[] }>(`SELECT tier_ids AS "tierIds" FROM discount_codes WHERE id = $1`, [
    codeId,
  ]);
  return row ? tierNosOf(row.tierIds, tiers) : null;
}

function toDiscount(row: CodeRow, tiers: { id: string; no: number }[]): Discount {
  const { id, code, percentOff, amountOff, minQuantity, tierIds } = row;
  return { name: code, codeId: id, percentOff, amountOff, minQuantity, tierNos: tierNosOf(tierIds, tiers) };
}

function tierNosOf(tierIds: string[], tiers: { id: string; no: number }[]): number[] | null {
  return tierIds.length === 0 ? null : tiers.filter((tier) => tierIds.includes(tier.id)).map((tier) => tier.no);
}
