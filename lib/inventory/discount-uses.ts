import "server-only";

/** A discount code `c` that is in force by the database's clock; whether a use is left is asked apart. */
export const usableCode =
  "c.deleted_at IS NULL AND (c.starts_at IS NULL OR c.starts_at <= now()) AND (c.ends_at IS NULL OR c.ends_at > now())";

/**
 * Gives back the uses of discount codes that the bookings of `from` had: a CTE `returned` for statements
 * that end them. `after` is a CTE whose locks come first; codes are locked last but for idempotency keys.
 */
export const returnUses = (from: string, after: string) => `
lost AS MATERIALIZED (
  SELECT c.id FROM discount_codes c
  WHERE c.id IN (SELECT discount_code_id FROM ${from}) AND (SELECT count(*) FROM ${after}) >= 0
  ORDER BY c.id FOR NO KEY UPDATE
),
returned AS (
  UPDATE discount_codes c SET uses = greatest(0, c.uses - f.n)
  FROM lost l JOIN (SELECT discount_code_id AS id, count(*)::int AS n FROM ${from} GROUP BY 1) f ON f.id = l.id
  WHERE c.id = l.id
)`;
