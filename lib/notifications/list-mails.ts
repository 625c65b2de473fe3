import "server-only";
import { decodeMoment, encodeMoment } from "@/lib/platform/cursor";
import { db } from "@/lib/platform/db";
import { type MailFilters, type MailView, mailStatus } from "@/lib/schemas/mails";

/** Mails on record, newest first, for platform admins. @throws AppError invalid_cursor */
export async function listMails(filters: MailFilters): Promise<{ data: MailView[]; nextCursor: string | null }> {
  const before = filters.cursor ? decodeMoment(filters.cursor) : null;
  const rows = await db().mail.findMany({
    where: {
      ...(filters.status ? { status: filters.status } : {}),
      ...(filters.template ? { template: filters.template } : {}),
      ...(filters.to ? { toEmail: filters.to } : {}),
      ...(before ? { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: filters.limit + 1,
  });
  const shown = rows.slice(0, filters.limit);
  const numbers = await bookingNumbers(shown.flatMap(({ bookingId }) => bookingId ?? []));
  const last = shown.at(-1);
  return {
    data: shown.map((mail) => ({
      id: mail.id,
      template: mail.template,
      to: mail.toEmail,
      locale: mail.locale,
      status: mailStatus.parse(mail.status),
      subject: mail.subject,
      attempts: mail.attempts,
      failure: mail.failure,
      bookingId: mail.bookingId,
      bookingNumber: mail.bookingId ? (numbers.get(mail.bookingId) ?? null) : null,
      createdAt: mail.createdAt.toISOString(),
      sentAt: mail.sentAt?.toISOString() ?? null,
      deliveredAt: mail.deliveredAt?.toISOString() ?? null,
    })),
    nextCursor: rows.length > filters.limit && last ? encodeMoment(last.createdAt, last.id) : null,
  };
}

async function bookingNumbers(ids: string[]): Promise<Map<string, string>> {
  const bookings = await db().booking.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, number: true },
  });
  return new Map(bookings.map(({ id, number }) => [id, number]));
}
