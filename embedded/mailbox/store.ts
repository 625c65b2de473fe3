import type { Context } from "./context";
import type { Outcome } from "./events";

export interface StoredEmail {
  /** Grows with each e-mail. */
  sequence: number;
  id: string;
  from: string;
  to: string[];
  replyTo: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: Record<string, string>;
  lastEvent: Outcome;
  createdAt: Date;
  attachments: { no: number; filename: string; contentType: string; size: number }[];
}

const fields = `sequence::int AS sequence, id, sender AS "from", recipients AS "to", reply_to AS "replyTo", subject, html,
  plain AS text, headers, tags, last_event AS "lastEvent", created_at AS "createdAt",
  coalesce((SELECT json_agg(json_build_object('no', a.no, 'filename', a.filename, 'contentType', a.content_type,
    'size', length(a.content)) ORDER BY a.no) FROM embedded_mailbox.attachments a WHERE a.email_id = e.id), '[]')
    AS attachments`;

export async function findEmail({ pool }: Context, id: string): Promise<StoredEmail | null> {
  const { rows } = await pool.query<StoredEmail>(`SELECT ${fields} FROM embedded_mailbox.emails e WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

export interface EmailFilter {
  /** The whole address. */
  to?: string | undefined;
  /** A part of the subject. */
  subject?: string | undefined;
  /** A part of an address or the subject. */
  search?: string | undefined;
  createdAfter?: Date | undefined;
  /** Only what is older than the one with this number. */
  before?: number | undefined;
}

/** The database cannot even be asked for NUL. */
const known = (text: string) => text.replaceAll("\0", "\ufffd");

/** Newest first. */
export async function listEmails({ pool }: Context, filter: EmailFilter, most: number): Promise<StoredEmail[]> {
  const like = (text: string | undefined) => (text ? `%${known(text).replace(/[\\%_]/g, "\\$&")}%` : null);
  const { rows } = await pool.query<StoredEmail>(
    `SELECT ${fields} FROM embedded_mailbox.emails e
     WHERE ($1::text IS NULL OR recipients @> ARRAY[$1::text]) AND ($2::text IS NULL OR subject ILIKE $2)
       AND ($3::text IS NULL OR subject ILIKE $3 OR array_to_string(recipients, ' ') ILIKE $3)
       AND ($4::timestamptz IS NULL OR created_at > $4) AND ($5::bigint IS NULL OR sequence < $5)
     ORDER BY sequence DESC LIMIT $6`,
    [
      filter.to ? known(filter.to.toLowerCase()) : null,
      like(filter.subject),
      like(filter.search),
      filter.createdAfter ?? null,
      filter.before ?? null,
      most,
    ],
  );
  return rows;
}

export async function findAttachment(
  { pool }: Context,
  id: string,
  no: number,
): Promise<{ filename: string; contentType: string; content: Buffer } | null> {
  const { rows } = await pool.query<{ filename: string; contentType: string; content: Buffer }>(
    `SELECT filename, content_type AS "contentType", content FROM embedded_mailbox.attachments
     WHERE email_id = $1 AND no = $2`,
    [id, no],
  );
  return rows[0] ?? null;
}

/** Until when the API pretends to be down; null when it is not. */
export async function outageUntil(context: Context): Promise<Date | null> {
  const { rows } = await context.pool.query<{ until: Date }>(
    "SELECT until FROM embedded_mailbox.outage WHERE until > to_timestamp($1)",
    [context.now() / 1000],
  );
  return rows[0]?.until ?? null;
}

/** `seconds` from now on; 0 ends one. */
export async function setOutage(context: Context, seconds: number): Promise<void> {
  await context.pool.query(
    `INSERT INTO embedded_mailbox.outage (until) VALUES (to_timestamp($1))
     ON CONFLICT (one) DO UPDATE SET until = excluded.until`,
    [context.now() / 1000 + seconds],
  );
}
