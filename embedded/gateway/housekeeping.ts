import type { Context } from "./context";
import { keptHours } from "./idempotency";

const eventDays = 30;

/** Forgets idempotency keys after a day and events that are done after a month. */
export async function forgetOldRecords(context: Context): Promise<void> {
  const now = context.now() / 1000;
  await context.pool.query(
    "DELETE FROM embedded_gateway.idempotency_keys WHERE created_at < to_timestamp($1) - make_interval(hours => $2)",
    [now, keptHours],
  );
  await context.pool.query(
    `DELETE FROM embedded_gateway.events
     WHERE delivery <> 'pending' AND created_at < to_timestamp($1) - make_interval(days => $2)`,
    [now, eventDays],
  );
}
