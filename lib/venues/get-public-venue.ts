import "server-only";
import { notFound } from "@/lib/errors";
import { db } from "@/lib/platform/db";
import type { PublicVenue } from "@/lib/schemas/discovery";
import { slugify } from "@/lib/shared/slug";

/** A venue by its slug, as everybody may see it: once an event there was published. @throws AppError not_found */
export async function getPublicVenueOrThrow(slug: string): Promise<PublicVenue> {
  // a NUL or the like cannot even be asked for
  if (!/^[a-z0-9-]{1,200}$/.test(slug)) throw notFound("venue");
  const found = await db().venue.findFirst({
    where: {
      slug,
      deletedAt: null,
      organizer: { deletedAt: null, suspendedAt: null },
      events: { some: { status: { not: "draft" }, deletedAt: null } },
    },
    include: { organizer: { select: { slug: true, name: true } } },
  });
  if (!found) throw notFound("venue");
  const { id, name, address, city, country, timeZone, capacity, organizer } = found;
  return { id, slug, name, address, city, citySlug: slugify(city), country, timeZone, capacity, organizer };
}
