import "server-only";
import { recordAudit } from "@/lib/platform/audit";
import { resendMail } from "./resend-mail";

/** Sends a mail once more, for a platform admin. @throws AppError not_found, conflict, rate_limited */
export async function resendMailAsAdmin(adminId: string, mailId: string): Promise<void> {
  const again = await resendMail(mailId);
  await recordAudit({
    actor: adminId,
    organizerId: null,
    action: "mail.resend",
    targetId: mailId,
    after: { mailId: again },
  });
}
