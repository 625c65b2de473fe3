import "server-only";
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

/** Writes one line of the audit log, for changes that are not the inventory's own. */
export async function recordAudit(entry: AuditEntry): Promise<void> {
  await db().auditLog.create({ data: entry });
}
