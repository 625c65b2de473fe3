import type pg from "pg";

// What functions and events carry is json, not jsonb: jsonb refuses texts that JSON allows, such as \u0000, and
// one odd event must never fail its neighbours.
const statements = [
  "CREATE SCHEMA IF NOT EXISTS embedded_worker",
  `CREATE TABLE IF NOT EXISTS embedded_worker.functions (
    id text PRIMARY KEY,
    name text NOT NULL,
    config json NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now(),
    archived_at timestamptz
  )`,
  `CREATE TABLE IF NOT EXISTS embedded_worker.schedules (
    function_id text NOT NULL,
    cron text NOT NULL,
    next_at timestamptz NOT NULL,
    PRIMARY KEY (function_id, cron)
  )`,
  `CREATE TABLE IF NOT EXISTS embedded_worker.events (
    id text PRIMARY KEY,
    key text UNIQUE,
    name text NOT NULL,
    body json NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  )`,
  "CREATE INDEX IF NOT EXISTS events_age ON embedded_worker.events (received_at)",
  `CREATE TABLE IF NOT EXISTS embedded_worker.runs (
    id text PRIMARY KEY,
    function_id text NOT NULL,
    status text NOT NULL DEFAULT 'queued'
      CHECK (status IN ('queued', 'sleeping', 'waiting', 'completed', 'failed', 'cancelled')),
    event_ids text[] NOT NULL,
    event_name text,
    queued_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    ended_at timestamptz,
    attempt integer NOT NULL DEFAULT 0,
    crashes integer NOT NULL DEFAULT 0,
    plan_only boolean NOT NULL DEFAULT false,
    output json,
    error json,
    limit_keys text[] NOT NULL DEFAULT '{}',
    singleton_key text,
    idempotency_key text,
    gather_key text,
    parent_run text,
    parent_step text
  )`,
  "CREATE INDEX IF NOT EXISTS runs_of_function ON embedded_worker.runs (function_id, id)",
  "CREATE INDEX IF NOT EXISTS runs_open ON embedded_worker.runs (function_id) WHERE ended_at IS NULL",
  "CREATE INDEX IF NOT EXISTS runs_failed ON embedded_worker.runs (id) WHERE status = 'failed'",
  `CREATE UNIQUE INDEX IF NOT EXISTS runs_singleton ON embedded_worker.runs (function_id, singleton_key)
    WHERE ended_at IS NULL AND singleton_key IS NOT NULL`,
  `CREATE UNIQUE INDEX IF NOT EXISTS runs_idempotency ON embedded_worker.runs (function_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL`,
  `CREATE UNIQUE INDEX IF NOT EXISTS runs_gathering ON embedded_worker.runs (function_id, gather_key)
    WHERE gather_key IS NOT NULL`,
  "CREATE SEQUENCE IF NOT EXISTS embedded_worker.step_order",
  `CREATE TABLE IF NOT EXISTS embedded_worker.steps (
    run_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    op text NOT NULL,
    status text NOT NULL CHECK (status IN ('planned', 'sleeping', 'waiting', 'invoking', 'completed', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    race boolean NOT NULL DEFAULT false,
    output json,
    error json,
    started_at timestamptz,
    ended_at timestamptz,
    wakes_at timestamptz,
    done_order bigint,
    PRIMARY KEY (run_id, id)
  )`,
  `CREATE TABLE IF NOT EXISTS embedded_worker.calls (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id text NOT NULL,
    step_id text NOT NULL,
    function_id text NOT NULL,
    limit_keys text[] NOT NULL,
    worker integer NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (run_id, step_id)
  )`,
  "CREATE SEQUENCE IF NOT EXISTS embedded_worker.workers AS integer CYCLE",
  `CREATE TABLE IF NOT EXISTS embedded_worker.waits (
    run_id text NOT NULL,
    step_id text NOT NULL,
    name text NOT NULL,
    expression text,
    PRIMARY KEY (run_id, step_id)
  )`,
  "CREATE INDEX IF NOT EXISTS waits_for ON embedded_worker.waits (name)",
  `CREATE TABLE IF NOT EXISTS embedded_worker.parked (
    run_id text NOT NULL,
    step_id text NOT NULL,
    function_id text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, step_id)
  )`,
  "CREATE INDEX IF NOT EXISTS parked_of_function ON embedded_worker.parked (function_id, since)",
  `CREATE TABLE IF NOT EXISTS embedded_worker.paces (
    function_id text NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    reached_at timestamptz NOT NULL,
    PRIMARY KEY (function_id, kind, key)
  )`,
];

/** Creates what is missing of the worker's own schema. Several processes may do it at once. */
export async function createTables(pool: pg.Pool): Promise<void> {
  // one statement string is one implicit transaction; the lock keeps two of them from colliding
  await pool.query(["SELECT pg_advisory_xact_lock(hashtext('embedded_worker'))", ...statements].join(";\n"));
}
