import "server-only";
import { z } from "zod";
import { reopenMail } from "@/lib/notifications/reopen-mail";
import { recordAudit } from "@/lib/platform/audit";
import { retryRun as askWorker } from "@/lib/platform/background";
import { db } from "@/lib/platform/db";
import { resolveWorkFailure } from "./resolve-work-failure";

const queued = z.object({ name: z.literal("mail/queued"), data: z.object({ mailId: z.string() }) });

/**
 * Starts a failed run again from its last recorded step, for a platform admin. A mail that was given up with the run
 * waits again first: else the run would find nothing to send, and call that done.
 * @throws AppError not_found, conflict when it did not fail, unavailable
 */
export async function retryRun(adminId: string, runId: string): Promise<void> {
  const failure = await db().workFailure.findUnique({ where: { runId }, select: { event: true } });
  const mail = queued.safeParse(failure?.event);
  if (mail.success) await reopenMail(mail.data.data.mailId);
  await askWorker(runId);
  await recordAudit({ actor: adminId, organizerId: null, action: "run.retry", targetId: runId });
  await resolveWorkFailure(runId);
}
