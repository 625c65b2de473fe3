import "server-only";
import type { Prisma } from "@/lib/platform/generated/prisma/client";

/** What every view of an event is made from. */
export const eventInclude = {
  venue: true,
  organizer: { select: { id: true, slug: true, name: true, suspendedAt: true, deletedAt: true } },
  tiers: { orderBy: { no: "asc" } },
  seatMap: { select: { id: true, version: true, seatCount: true, hash: true } },
} as const satisfies Prisma.EventInclude;

export type EventRecord = Prisma.EventGetPayload<{ include: typeof eventInclude }>;
