import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import type { Principal } from "@/lib/platform/auth/principal";
import { db, isUniqueViolation } from "@/lib/platform/db";
import type { Organizer } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import type { OrganizerView } from "@/lib/schemas/venues";
import { slugify } from "@/lib/shared/slug";

export type MemberRole = "owner" | "manager" | "analyst" | "scanner";

/** Who may do what in an organizer. */
export const permissions = {
  manage: ["owner", "manager"],
  read: ["owner", "manager", "analyst"],
  scan: ["owner", "manager", "scanner"],
  own: ["owner"],
} as const satisfies Record<string, readonly MemberRole[]>;

/**
 * The organizer that a signed-in member acts for: the one that `named` names (Evently-Organizer), or his only one.
 * `thing` is what he asked for by its id: to who belongs to no organizer it does not exist.
 * @throws AppError forbidden, not_found
 */
export async function requireOrganizer(
  principal: Principal,
  named: string | null,
  permission: keyof typeof permissions,
  thing?: string,
): Promise<string> {
  if (!principal.user) throw new AppError("unauthenticated", "Sign in first.");
  const memberships = await db().organizerMember.findMany({
    where: { userId: principal.user.id, organizer: { deletedAt: null, suspendedAt: null } },
    select: { organizerId: true, role: true, organizer: { select: { slug: true } } },
    take: 100,
  });
  const candidates = named
    ? memberships.filter((m) => m.organizerId === named || m.organizer.slug === named)
    : memberships;
  if (named && candidates.length === 0) throw notFound("organizer");
  if (candidates.length > 1) {
    throw new AppError("forbidden", "You belong to several organizers. Name one in the Evently-Organizer header.");
  }
  const membership = candidates[0];
  if (!membership && thing) throw notFound(thing);
  if (!membership) throw new AppError("forbidden", "You do not belong to an organizer. POST /organizers makes one.");
  if (!(permissions[permission] as readonly string[]).includes(membership.role)) {
    throw new AppError("forbidden", `As ${membership.role} you may not do this.`);
  }
  return membership.organizerId;
}

function toView(organizer: Organizer): OrganizerView {
  const { id, slug, name, description, website, createdAt } = organizer;
  return { id, slug, name, description, website, createdAt: createdAt.toISOString() };
}

/** Makes the user the owner of a new organizer. */
export async function createOrganizer(
  userId: string,
  body: { name: string; description?: string | undefined; website?: string | undefined },
): Promise<OrganizerView> {
  const base = slugify(body.name);
  for (let attempt = 0; ; attempt++) {
    const id = newId("organizer");
    try {
      const organizer = await db().organizer.create({
        data: {
          ...body,
          id,
          slug: attempt === 0 ? base : `${base}-${id.slice(-4)}`,
          members: { create: { userId, role: "owner" } },
        },
      });
      await recordAudit({
        actor: userId,
        organizerId: id,
        action: "organizer.created",
        targetId: id,
        after: { name: body.name },
      });
      return toView(organizer);
    } catch (error) {
      if (!isUniqueViolation(error) || attempt > 3) throw error;
    }
  }
}

/** The organizer as its members see it. @throws AppError not_found */
export async function getOwnOrganizerOrThrow(userId: string, organizerId: string): Promise<OrganizerView> {
  const organizer = await db().organizer.findFirst({
    where: { id: organizerId, deletedAt: null, members: { some: { userId } } },
  });
  if (!organizer) throw notFound("organizer");
  return toView(organizer);
}

/** The organizer's public profile. @throws AppError not_found */
export async function getPublicOrganizerOrThrow(slug: string): Promise<OrganizerView> {
  // a NUL or the like cannot even be asked for
  if (!/^[a-z0-9-]{1,200}$/.test(slug)) throw notFound("organizer");
  const organizer = await db().organizer.findFirst({ where: { slug, deletedAt: null, suspendedAt: null } });
  if (!organizer) throw notFound("organizer");
  return toView(organizer);
}
