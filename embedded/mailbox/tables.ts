import type pg from "pg";

const statements = [
  "CREATE SCHEMA IF NOT EXISTS embedded_mailbox",
  `CREATE TABLE IF NOT EXISTS embedded_mailbox.emails (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    sender text NOT NULL,
    recipients text[] NOT NULL,
    reply_to text[] NOT NULL,
    subject text NOT NULL,
    html text,
    plain text,
    headers jsonb NOT NULL,
    tags jsonb NOT NULL,
    last_event text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  "CREATE INDEX IF NOT EXISTS emails_age ON embedded_mailbox.emails (created_at)",
  "CREATE INDEX IF NOT EXISTS emails_to ON embedded_mailbox.emails USING gin (recipients)",
  `CREATE TABLE IF NOT EXISTS embedded_mailbox.attachments (
    email_id text NOT NULL REFERENCES embedded_mailbox.emails (id) ON DELETE CASCADE,
    no integer NOT NULL,
    filename text NOT NULL,
    content_type text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (email_id, no)
  )`,
  `CREATE TABLE IF NOT EXISTS embedded_mailbox.idempotency_keys (
    key text PRIMARY KEY,
    body_hash text NOT NULL,
    email_id text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  "CREATE INDEX IF NOT EXISTS idempotency_keys_age ON embedded_mailbox.idempotency_keys (created_at)",
  `CREATE TABLE IF NOT EXISTS embedded_mailbox.events (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    body jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    delivery text NOT NULL DEFAULT 'pending' CHECK (delivery IN ('pending', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    last_problem text
  )`,
  `CREATE INDEX IF NOT EXISTS events_due ON embedded_mailbox.events (next_attempt_at) WHERE delivery = 'pending'`,
  `CREATE INDEX IF NOT EXISTS events_done ON embedded_mailbox.events (created_at) WHERE delivery <> 'pending'`,
  // one row at most: until when the API answers nothing but 503
  `CREATE TABLE IF NOT EXISTS embedded_mailbox.outage (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    until timestamptz NOT NULL
  )`,
];

/** Creates what is missing of the mailbox's own schema. Several processes may do it at once. */
export async function createTables(pool: pg.Pool): Promise<void> {
  // one statement string is one implicit transaction; the lock keeps two of them from colliding
  await pool.query(["SELECT pg_advisory_xact_lock(hashtext('embedded_mailbox'))", ...statements].join(";\n"));
}
