import "server-only";

/**
 * What is kept how long. The audit log, the history of bookings, bookings, payments and tickets are kept for good, and
 * so is everything that is in no rule.
 */
export interface RetentionRule {
  table: string;
  why: string;
  /** Selects the keys of at most $1 rows that may go, in the order of an index, by the database's clock. */
  find: string;
  /** The columns that it selects. */
  key: string;
}

const olderThan = (table: string, key: string, column: string, age: string, why: string): RetentionRule => ({
  table,
  why,
  key,
  find: `SELECT ${key} FROM ${table} WHERE ${column} < now() - interval '${age}' ORDER BY ${column} LIMIT $1`,
});

export const retentionRules: RetentionRule[] = [
  olderThan(
    "idempotency_keys",
    "buyer, key",
    "created_at",
    "24 hours",
    "A repeated request gets its answer for a day.",
  ),
  olderThan(
    "refresh_tokens",
    "token_hash",
    "expires_at",
    "30 days",
    "One that is used after its end is told from a wrong one for a while.",
  ),
  {
    table: "sessions",
    why: "From where an account was used in the last 90 days its owner is not locked out by others' guesses.",
    key: "id",
    find: `SELECT id FROM sessions WHERE expires_at < now() - interval '30 days'
      AND last_seen_at < now() - interval '90 days' ORDER BY expires_at LIMIT $1`,
  },
  olderThan("outbox", "id", "dispatched_at", "14 days", "What was handed on is looked up when something went wrong."),
  olderThan(
    "payment_events",
    "id",
    "received_at",
    "90 days",
    "The provider repeats events for days, and looks far back in disputes.",
  ),
  olderThan("mails", "id", "created_at", "400 days", "What was written to whom, over a season and its refunds."),
  olderThan("account_links", "id", "expires_at", "30 days", "Why a link did not work is looked up."),
  olderThan("work_failures", "run_id", "at", "90 days", "Somebody looks at them."),
  {
    table: "buyer_limits",
    why: "Who had how many counts until the event is over; one that is postponed has no end yet.",
    key: "event_key, buyer",
    find: `SELECT l.event_key, l.buyer FROM events e JOIN buyer_limits l ON l.event_key = e.key
      WHERE coalesce(e.ends_at, e.starts_at) < now() - interval '30 days' AND e.status <> 'postponed' LIMIT $1`,
  },
];
