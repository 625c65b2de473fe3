import "server-only";
import { db } from "@/lib/platform/db";
import { passwordMatches } from "./passwords";

/** The id of the user with this e-mail address and password; null for every other pair, in the same time. */
export async function checkPassword(email: string, password: string): Promise<string | null> {
  const user = await db().user.findFirst({
    where: { email, deletedAt: null, suspendedAt: null },
    select: { id: true, passwordHash: true },
  });
  return (await passwordMatches(user?.passwordHash ?? null, password)) ? (user?.id ?? null) : null;
}
