import "server-only";
import type pg from "pg";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";

export interface AuditEntry {
  /** A user's id, or system. */
  actor: string;
  organizerId: string | null;
  /** What happened, as noun.verb. */
  action: string;
  targetId: string;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
}

/** Writes one line of the audit log, for changes that are not the inventory's own; with `client` in its transaction. */
export async function recordAudit(entry: AuditEntry, client?: pg.PoolClient): Promise<void> {
  if (!client) {
    await db().auditLog.create({ data: entry });
    return;
  }
  const json = (value: Prisma.InputJsonValue | undefined) => (value === undefined ? null : JSON.stringify(value));
  await client.query(
    `INSERT INTO audit_log (actor, organizer_id, action, target_id, before, after) VALUES ($1, $2, $3, $4, $5, $6)`,
    [entry.actor, entry.organizerId, entry.action, entry.targetId, json(entry.before), json(entry.after)],
  );
}
