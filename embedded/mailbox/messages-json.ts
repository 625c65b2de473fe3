import type { Context } from "./context";
import { listEmails } from "./store";

const mostMessages = 100;

/** `GET /mailbox/messages?to=&subject=&after=`: mails for programs, newest first. `after`: a time in RFC 3339. */
export async function messagesJson(context: Context, url: URL): Promise<Response> {
  const asked = (name: string) => url.searchParams.get(name)?.slice(0, 500) || undefined;
  const after = asked("after");
  const createdAfter = after === undefined ? undefined : new Date(after);
  if (createdAfter && Number.isNaN(createdAfter.getTime())) {
    return Response.json({ error: "after must be a time such as 2027-06-12T18:00:00Z" }, { status: 400 });
  }
  const emails = await listEmails(context, { to: asked("to"), subject: asked("subject"), createdAfter }, mostMessages);
  const data = emails.map(({ id, from, to, subject, html, text, headers, lastEvent, createdAt, attachments }) => ({
    id,
    from,
    to: to[0],
    subject,
    html,
    text,
    headers,
    lastEvent,
    attachments: attachments.map(({ no, filename, contentType, size }) => ({
      filename,
      contentType,
      size,
      url: `/mailbox/${id}/attachments/${no}`,
    })),
    createdAt: createdAt.toISOString(),
  }));
  return Response.json({ data }, { headers: { "cache-control": "no-store" } });
}
