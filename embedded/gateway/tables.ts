import type pg from "pg";

// Objects are kept whole, as the API shows them; what queries ask for is generated from them, so
// that a row can never disagree with its object.
const statements = [
  "CREATE SCHEMA IF NOT EXISTS embedded_gateway",
  `CREATE TABLE IF NOT EXISTS embedded_gateway.sessions (
    id text PRIMARY KEY,
    object jsonb NOT NULL,
    line_items jsonb NOT NULL,
    intent_data jsonb NOT NULL,
    status text GENERATED ALWAYS AS (object->>'status') STORED,
    expires_at bigint GENERATED ALWAYS AS ((object->>'expires_at')::bigint) STORED
  )`,
  `CREATE INDEX IF NOT EXISTS sessions_open ON embedded_gateway.sessions (expires_at) WHERE status = 'open'`,
  `CREATE TABLE IF NOT EXISTS embedded_gateway.payment_intents (
    id text PRIMARY KEY,
    session_id text NOT NULL UNIQUE REFERENCES embedded_gateway.sessions (id),
    object jsonb NOT NULL,
    charge jsonb,
    card jsonb
  )`,
  `CREATE TABLE IF NOT EXISTS embedded_gateway.refunds (
    id text PRIMARY KEY,
    object jsonb NOT NULL,
    payment_intent text NOT NULL GENERATED ALWAYS AS (object->>'payment_intent') STORED
      REFERENCES embedded_gateway.payment_intents (id)
  )`,
  "CREATE INDEX IF NOT EXISTS refunds_of_payment ON embedded_gateway.refunds (payment_intent)",
  `CREATE TABLE IF NOT EXISTS embedded_gateway.idempotency_keys (
    key text PRIMARY KEY,
    endpoint text NOT NULL,
    parameters_hash text NOT NULL,
    status integer,
    body text,
    request_id text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  "CREATE INDEX IF NOT EXISTS idempotency_keys_age ON embedded_gateway.idempotency_keys (created_at)",
  `CREATE TABLE IF NOT EXISTS embedded_gateway.events (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    body jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    delivery text NOT NULL DEFAULT 'pending' CHECK (delivery IN ('pending', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    last_problem text
  )`,
  `CREATE INDEX IF NOT EXISTS events_due ON embedded_gateway.events (next_attempt_at) WHERE delivery = 'pending'`,
  `CREATE INDEX IF NOT EXISTS events_done ON embedded_gateway.events (created_at) WHERE delivery <> 'pending'`,
];

/** Creates what is missing of the gateway's own schema. Several processes may do it at once. */
export async function createTables(pool: pg.Pool): Promise<void> {
  // one statement string is one implicit transaction; the lock keeps two of them from colliding
  await pool.query(["SELECT pg_advisory_xact_lock(hashtext('embedded_gateway'))", ...statements].join(";\n"));
}
