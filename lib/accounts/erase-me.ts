import "server-only";
import type { PoolClient } from "pg";
import { AppError, notFound } from "@/lib/errors";
import { announceEnded } from "@/lib/platform/auth/sessions";
import { announceChange } from "@/lib/platform/changes";
import { transaction } from "@/lib/platform/db";
import { confirmIdentity, type SignedIn } from "./confirm-identity";

/** What stands where a name stood. */
export const ERASED_NAME = "Erased account";
const erasedEmail = (userId: string) => `${userId}@erased.invalid`;

/**
 * Erases a user: the account and every name, address and sign-in go; bookings, payments and refunds stay as the books
 * need them, without name. Tickets stay valid: who has a booking's link has them still. The e-mail address is free
 * again. See docs/decisions/0014.
 * @throws AppError wrong_password, sign_in_again, sole_owner, rate_limited
 */
export async function eraseMe(who: SignedIn, password: string | undefined): Promise<void> {
  await confirmIdentity(who, password);
  const { id } = who.user;
  const { sessions, organizers } = await transaction(async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM users WHERE id = $1 AND deleted_at IS NULL FOR UPDATE", [
      id,
    ]);
    if (!rowCount) throw notFound("user");
    const organizers = await leaveOrganizers(client, id);
    const ended = await client.query<{ id: string }>("DELETE FROM sessions WHERE user_id = $1 RETURNING id", [id]);
    await client.query("DELETE FROM oauth_accounts WHERE user_id = $1", [id]);
    await client.query("DELETE FROM account_links WHERE user_id = $1", [id]);
    await client.query("DELETE FROM idempotency_keys WHERE buyer = $1", [id]);
    await takeAddressesOffMails(client, id);
    await takeNamesOffBookings(client, id);
    await takeAddressesOffFailures(client, id);
    await client.query("UPDATE audit_log SET address = NULL WHERE actor = $1 AND address IS NOT NULL", [id]);
    await client.query(
      `UPDATE users SET email = $2, name = $3, password_hash = NULL, role = 'user', locale = NULL, notifications = '{}',
         metadata = '{}', email_verified_at = NULL, deleted_at = now(), updated_at = now() WHERE id = $1`,
      [id, erasedEmail(id), ERASED_NAME],
    );
    await client.query("INSERT INTO audit_log (actor, action, target_id) VALUES ($1, 'user.erased', $1)", [id]);
    return { sessions: ended.rows.map((row) => row.id), organizers };
  });
  await announceEnded(sessions);
  // their pages, and those of their venues, are gone
  if (organizers > 0) await announceChange(["events"]);
}

/** Organizers that nobody else belongs to and that have no events go with their owner; answers how many. @throws AppError sole_owner */
async function leaveOrganizers(client: PoolClient, userId: string): Promise<number> {
  const { rows } = await client.query<{ id: string; name: string; empty: boolean }>(
    `SELECT o.id, o.name,
       NOT EXISTS (SELECT 1 FROM events e WHERE e.organizer_id = o.id AND e.deleted_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM organizer_members x WHERE x.organizer_id = o.id AND x.user_id <> $1) AS empty
     FROM organizers o JOIN organizer_members m ON m.organizer_id = o.id AND m.user_id = $1 AND m.role = 'owner'
     WHERE o.deleted_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM organizer_members x WHERE x.organizer_id = o.id AND x.user_id <> $1 AND x.role = 'owner')
     ORDER BY o.name FOR UPDATE OF o`,
    [userId],
  );
  const kept = rows.filter((organizer) => !organizer.empty).map((organizer) => organizer.name);
  if (kept.length > 0) {
    throw new AppError(
      "sole_owner",
      `You are the only owner of ${kept.join(", ")}. Make somebody else an owner first.`,
      {
        extra: { organizers: kept },
      },
    );
  }
  await client.query("UPDATE organizers SET deleted_at = now() WHERE id = ANY($1)", [rows.map(({ id }) => id)]);
  await client.query("DELETE FROM organizer_members WHERE user_id = $1", [userId]);
  return rows.length;
}

/** Mails about the user's account, bookings and received tickets: that there were some stays, without to whom. What providers say of a failure can have the address in it. */
async function takeAddressesOffMails(client: PoolClient, userId: string): Promise<void> {
  await client.query(
    `UPDATE mails SET to_email = $2, subject = NULL,
       failure = CASE WHEN status = 'queued' THEN 'the account was erased' END,
       status = CASE WHEN status = 'queued' THEN 'failed' ELSE status END
     WHERE id IN (
       SELECT id FROM mails WHERE user_id = $1
       UNION
       SELECT m.id FROM bookings b JOIN mails m ON m.booking_id = b.id
       WHERE b.user_id = $1 AND m.template <> 'ticketReceived'
       UNION
       SELECT m.id FROM tickets t JOIN mails m ON m.booking_id = t.booking_id JOIN users u ON u.id = t.holder_user_id
       WHERE t.holder_user_id = $1 AND m.to_email = u.email)`,
    [userId, erasedEmail(userId)],
  );
}

/** Links that were asked for, and that background work gave up on. */
async function takeAddressesOffFailures(client: PoolClient, userId: string): Promise<void> {
  await client.query(
    `UPDATE work_failures f SET event = jsonb_set(f.event, '{data,email}', to_jsonb($2::text)),
       error = replace(replace(f.error, f.event->'data'->>'email', $2), u.email, $2)
     FROM users u WHERE u.id = $1 AND (f.event->'data'->>'email' = u.email OR f.event->'data'->>'userId' = u.id)
       AND f.event->'data'->>'email' IS NOT NULL`,
    [userId, erasedEmail(userId)],
  );
}

async function takeNamesOffBookings(client: PoolClient, userId: string): Promise<void> {
  await client.query(
    `UPDATE bookings SET buyer_name = $2, buyer_email = $3, attendees = '{}', metadata = '{}' WHERE user_id = $1`,
    [userId, ERASED_NAME, erasedEmail(userId)],
  );
  // a ticket that was given to somebody else carries that person's name
  await client.query(
    `UPDATE tickets SET attendee_name = $2 WHERE transferred_at IS NULL
     AND booking_id IN (SELECT id FROM bookings WHERE user_id = $1)`,
    [userId, ERASED_NAME],
  );
  await client.query(
    `UPDATE booking_history h SET data = jsonb_set(h.data, '{to}', to_jsonb($2::text)) FROM tickets t
     WHERE t.holder_user_id = $1 AND h.booking_id = t.booking_id
       AND h.data->>'ticket' = t.id AND h.data->>'to' = t.attendee_name`,
    [userId, ERASED_NAME],
  );
  // tickets that others gave to the user are from now on those of who has their links; the last entry of the history
  // says that it was the user who let go of them, so that their givers do not get the links
  await client.query(
    `WITH left_behind AS (
       UPDATE tickets SET attendee_name = $2, holder_email = $3, holder_user_id = NULL WHERE holder_user_id = $1
       RETURNING id, booking_id, code_version)
     INSERT INTO booking_history (booking_id, actor, change, data)
     SELECT booking_id, $1, 'transferred', jsonb_build_object('ticket', id, 'version', code_version, 'to', $2::text)
     FROM left_behind`,
    [userId, ERASED_NAME, erasedEmail(userId)],
  );
}
