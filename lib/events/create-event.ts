import "server-only";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { db, transactionUntilUnique } from "@/lib/platform/db";
import type { CreateEventBody, EventDetail } from "@/lib/schemas/events";
import { getVenueOrThrow } from "@/lib/venues/get-venue-or-throw";
import { getLayoutOfMap } from "@/lib/venues/layouts";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";
import { insertEvent } from "./insert-event";
import { toTermColumns } from "./price-terms";

/** A whole refund until the start, unless the organizer says otherwise. */
export const usualRefundPolicy = { until: 0, feePercent: 0 };

/**
 * Creates a draft with its tiers and seats.
 * @throws AppError invalid_input, not_found (venue or seat map that is not the organizer's)
 */
export async function createEvent(organizerId: string, body: CreateEventBody, actor: string): Promise<EventDetail> {
  const venue = await getVenueOrThrow(organizerId, body.venueId);
  const startsAt = new Date(body.startsAt);
  const endsAt = body.endsAt ? new Date(body.endsAt) : null;
  requireOrder(body, startsAt, endsAt);
  const seatMapId = await chooseSeatMap(venue.id, body);
  const labels = seatMapId ? (await getLayoutOfMap(seatMapId)).labels : null;
  const made = await transactionUntilUnique((client) =>
    insertEvent(
      client,
      {
        organizerId,
        venueId: venue.id,
        seatMapId,
        title: body.title,
        description: body.description ?? "",
        category: body.category ?? "other",
        tags: body.tags ?? [],
        artists: body.artists ?? [],
        startsAt,
        endsAt,
        timeZone: venue.timeZone,
        currency: body.currency,
        status: "draft",
        maxPerBuyer: body.maxPerBuyer ?? 10,
        holdSeconds: body.holdSeconds ?? null,
        orphanRule: body.orphanRule ?? false,
        refundPolicy: body.refundPolicy === undefined ? usualRefundPolicy : body.refundPolicy,
        salesStartAt: body.salesStartAt ? new Date(body.salesStartAt) : null,
        salesEndAt: body.salesEndAt ? new Date(body.salesEndAt) : null,
        sourceUid: null,
        terms: toTermColumns(body),
        tiers: body.tiers,
      },
      labels,
    ),
  );
  await recordAudit({ actor, organizerId, action: "event.created", targetId: made.id, after: { title: body.title } });
  return getOwnEventOrThrow(organizerId, made.id);
}

/** @throws AppError invalid_input when times are out of order */
export function requireOrder(
  body: { salesStartAt?: string | undefined; salesEndAt?: string | undefined },
  startsAt: Date,
  endsAt: Date | null,
): void {
  const refuse = (path: string, message: string) => {
    throw new AppError("invalid_input", `body ${path}: ${message}`, { errors: [{ path, message }] });
  };
  if (endsAt && endsAt < startsAt) refuse("endsAt", "must not be before startsAt");
  if (body.salesStartAt && body.salesEndAt && new Date(body.salesEndAt) <= new Date(body.salesStartAt)) {
    refuse("salesEndAt", "must be after salesStartAt");
  }
}

/** The one that was named, else the venue's newest when a tier is seated. */
async function chooseSeatMap(venueId: string, body: CreateEventBody): Promise<string | null> {
  const seated = body.tiers.some((tier) => "seatCategories" in tier);
  if (!body.seatMapId && !seated) return null;
  const map = await db().seatMap.findFirst({
    where: { venueId, ...(body.seatMapId ? { id: body.seatMapId } : {}) },
    orderBy: { version: "desc" },
    select: { id: true },
  });
  if (!map && body.seatMapId) throw new AppError("not_found", "The venue has no such seat map.");
  return map?.id ?? null;
}
