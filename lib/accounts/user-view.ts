import "server-only";
import { notFound } from "@/lib/errors";
import { db } from "@/lib/platform/db";
import type { UserView } from "@/lib/schemas/accounts";
import { membership, user as userSchema } from "@/lib/schemas/accounts";

/** @throws AppError not_found */
export async function getUserViewOrThrow(userId: string): Promise<UserView> {
  const user = await db().user.findFirst({
    where: { id: userId, deletedAt: null },
    include: {
      memberships: {
        where: { organizer: { deletedAt: null } },
        include: { organizer: { select: { name: true, slug: true } } },
      },
    },
  });
  if (!user) throw notFound("user");
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: userSchema.shape.role.parse(user.role),
    locale: user.locale,
    emailVerified: user.emailVerifiedAt !== null,
    memberships: user.memberships.map((member) => ({
      organizerId: member.organizerId,
      organizerName: member.organizer.name,
      organizerSlug: member.organizer.slug,
      role: membership.shape.role.parse(member.role),
    })),
    createdAt: user.createdAt.toISOString(),
  };
}
