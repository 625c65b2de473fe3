import "server-only";
import type { DiscountCode } from "@/lib/platform/generated/prisma/client";
import type { DiscountCodeView } from "@/lib/schemas/discount-codes";

export function toDiscountCodeView(code: DiscountCode): DiscountCodeView {
  return {
    id: code.id,
    code: code.code,
    percentOff: code.percentOff,
    amountOff: code.amountOff,
    minQuantity: code.minQuantity,
    tiers: code.tierIds,
    maxUses: code.maxUses,
    uses: code.uses,
    startsAt: code.startsAt?.toISOString() ?? null,
    endsAt: code.endsAt?.toISOString() ?? null,
    createdAt: code.createdAt.toISOString(),
  };
}
