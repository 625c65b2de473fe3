import type pg from "pg";
import type { Principal } from "@/lib/platform/auth/principal";
import type { SessionUser } from "@/lib/platform/auth/sessions";
import { newId } from "@/lib/platform/ids";

export type SignedIn = Principal & { user: SessionUser };

/** A user without a password, as the principal that he is when signed in. */
export async function insertUser(
  pool: pg.Pool,
  given: { name?: string; email?: string; role?: "user" | "admin" } = {},
): Promise<SignedIn> {
  const id = newId("user");
  const user = { id, name: "Ada Reader", email: `${id}@example.test`, role: "user" as const, ...given };
  await pool.query("INSERT INTO users (id, email, name, role) VALUES ($1, $2, $3, $4)", [
    id,
    user.email,
    user.name,
    user.role,
  ]);
  return { user, sessionId: null, guest: null, token: null };
}

/** The organizer gets another member. */
export async function insertMember(
  pool: pg.Pool,
  organizerId: string,
  userId: string,
  role: "owner" | "manager" | "analyst" | "scanner",
): Promise<void> {
  await pool.query("INSERT INTO organizer_members (organizer_id, user_id, role) VALUES ($1, $2, $3)", [
    organizerId,
    userId,
    role,
  ]);
}
