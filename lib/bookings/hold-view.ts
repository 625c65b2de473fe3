import "server-only";
import { getSaleByKeyOrThrow, type Sale } from "@/lib/events/get-sale";
import type { HoldRecord } from "@/lib/inventory/read-hold";
import { seatId } from "@/lib/platform/ids";
import type { HoldView } from "@/lib/schemas/holds";
import { labelOf, seatLabels } from "@/lib/venues/get-layout";

/** A hold with its seats in words. */
export async function toHoldView(hold: HoldRecord, known?: Sale): Promise<HoldView> {
  const sale = known ?? (await getSaleByKeyOrThrow(hold.eventKey));
  const labels = await seatLabels(sale.seatMapId);
  const money = (amount: number) => ({ amount, currency: sale.currency });
  return {
    id: hold.id,
    eventId: sale.id,
    status: hold.status,
    seats: hold.seatNos.map((seatNo, i) => ({
      id: seatId(hold.eventKey, seatNo),
      index: seatNo,
      ...labelOf(labels, seatNo),
      tier: sale.tiers.find((tier) => tier.no === hold.tierNos[i])?.id ?? "",
      price: money(hold.prices[i] ?? 0),
    })),
    quantity: hold.seatNos.length,
    total: money(hold.prices.reduce((sum, price) => sum + price, 0)),
    expiresAt: hold.expiresAt.toISOString(),
    extendable: hold.status === "active" && hold.extensions === 0,
  };
}
