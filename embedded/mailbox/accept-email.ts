import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { ApiError } from "./api-error";
import type { Context } from "./context";
import { outcomeFor, recordEvent } from "./events";
import { keyHours } from "./housekeeping";
import { type Email, readEmail } from "./read-email";

/**
 * Takes an e-mail and settles at once what becomes of it. The same key and body within a day is the same e-mail.
 * Answers its id.
 * @throws ApiError 409 for the same key with another body, 422
 */
export async function acceptEmail(context: Context, text: string, key: string | null): Promise<string> {
  if (key !== null && (key.length === 0 || key.length > 256)) {
    throw new ApiError(400, "invalid_idempotency_key", "The idempotency key has 1 to 256 characters.");
  }
  const email = readEmail(text);
  const client = await context.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const id = randomUUID();
    const earlier = key === null ? null : await claimKey(client, context, { key, text, id });
    if (earlier === null) await store(client, context, id, email);
    await client.query("COMMIT");
    context.eventsQueued();
    return earlier ?? id;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The e-mail that the key was used for before; null when it is new, or a day old. Two at once wait for each other. */
async function claimKey(
  client: pg.PoolClient,
  context: Context,
  { key, text, id }: { key: string; text: string; id: string },
): Promise<string | null> {
  const hash = createHash("sha256").update(text).digest("hex");
  const claimed = await client.query(
    `INSERT INTO embedded_mailbox.idempotency_keys AS known (key, body_hash, email_id, created_at)
     VALUES ($1, $2, $3, to_timestamp($4))
     ON CONFLICT (key) DO UPDATE SET body_hash = excluded.body_hash, email_id = excluded.email_id,
       created_at = excluded.created_at
     WHERE known.created_at < excluded.created_at - make_interval(hours => $5)`,
    [key, hash, id, context.now() / 1000, keyHours],
  );
  if (claimed.rowCount === 1) return null;
  const { rows } = await client.query<{ hash: string; id: string }>(
    "SELECT body_hash AS hash, email_id AS id FROM embedded_mailbox.idempotency_keys WHERE key = $1",
    [key],
  );
  if (rows[0]?.hash === hash) return rows[0].id;
  throw new ApiError(409, "invalid_idempotent_request", "The idempotency key was used before with another body.");
}

async function store(client: pg.PoolClient, context: Context, id: string, email: Email): Promise<void> {
  const outcome = outcomeFor(email.to[0] ?? "");
  const createdAt = new Date(context.now());
  const tags = Object.fromEntries((email.tags ?? []).map(({ name, value }) => [name, value]));
  const attachments = email.attachments ?? [];
  await client.query(
    `WITH email AS (
       INSERT INTO embedded_mailbox.emails
         (id, sender, recipients, reply_to, subject, html, plain, headers, tags, last_event, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
     )
     INSERT INTO embedded_mailbox.attachments (email_id, no, filename, content_type, content)
     SELECT id, no, filename, type, content FROM email,
       unnest($12::text[], $13::text[], $14::bytea[]) WITH ORDINALITY AS a(filename, type, content, no)`,
    [
      id,
      email.from,
      email.to,
      email.reply_to ?? [],
      email.subject,
      email.html ?? null,
      email.text ?? null,
      JSON.stringify(email.headers ?? {}),
      JSON.stringify(tags),
      outcome,
      createdAt,
      attachments.map(({ filename }) => filename),
      attachments.map(({ content_type }) => content_type ?? "application/octet-stream"),
      attachments.map(({ content }) => Buffer.from(content, "base64")),
    ],
  );
  await recordEvent(client, context, outcome, {
    id,
    from: email.from,
    to: email.to,
    subject: email.subject,
    tags,
    createdAt,
  });
}
