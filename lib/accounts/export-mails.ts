import "server-only";
import type { z } from "zod";
import { query } from "@/lib/platform/db";
import type { exportedMail } from "@/lib/schemas/account-export";

const PAGE = 500;

interface Row extends Record<string, unknown> {
  id: string;
  template: string;
  to: string;
  subject: string | null;
  status: string;
  created_at: Date;
  sent_at: Date | null;
}

/** Mails to the user and about their bookings, oldest first; not those to whom they gave a ticket. */
export async function* exportMails(userId: string): AsyncGenerator<z.input<typeof exportedMail>> {
  for (let last = "", more = true; more; ) {
    const rows = await query<Row>(
      `SELECT id, template, to_email AS "to", subject, status, created_at, sent_at FROM mails WHERE id IN (
         SELECT id FROM mails WHERE user_id = $1 AND id > $2
         UNION
         SELECT m.id FROM bookings b JOIN mails m ON m.booking_id = b.id
         WHERE b.user_id = $1 AND m.template <> 'ticketReceived' AND m.id > $2)
       ORDER BY id LIMIT ${PAGE}`,
      [userId, last],
    );
    for (const { template, to, subject, status, created_at, sent_at } of rows) {
      const times = { createdAt: created_at.toISOString(), sentAt: sent_at?.toISOString() ?? null };
      yield { template, to, subject, status, ...times };
    }
    last = rows.at(-1)?.id ?? last;
    more = rows.length === PAGE;
  }
}
