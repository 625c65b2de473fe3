import { acceptScheduled } from "./accept-scheduled";
import type { Context } from "./context";
import { transaction } from "./transaction";

/**
 * Starts the runs of schedules whose time has come by the database's clock. One that was missed, however often, runs
 * once. (pg-boss has schedules, too; it reckons them by the clock of the process.)
 */
export async function runSchedules(context: Context): Promise<string[]> {
  const due = await context.pool.query<{ due: boolean }>({
    name: "worker schedules",
    text: "SELECT EXISTS (SELECT 1 FROM embedded_worker.schedules WHERE next_at <= now()) AS due",
  });
  if (!due.rows[0]?.due) return [];
  return transaction(context.pool, async (client) => {
    const { rows } = await client.query<{ function_id: string; cron: string; at: number; now: number }>(
      `SELECT function_id, cron, (extract(epoch FROM next_at) * 1000)::float8 AS at,
          (extract(epoch FROM now()) * 1000)::float8 AS now
        FROM embedded_worker.schedules WHERE next_at <= now() ORDER BY function_id, cron FOR UPDATE SKIP LOCKED`,
    );
    const woken: string[] = [];
    for (const row of rows) {
      const fn = context.registry.get(row.function_id);
      const trigger = fn?.triggers.find((one) => "cron" in one && one.cron.text === row.cron);
      // of a newer or older version of the app, whose worker sees to it
      if (!fn || !trigger || !("cron" in trigger)) continue;
      await client.query(
        "UPDATE embedded_worker.schedules SET next_at = to_timestamp($3) WHERE function_id = $1 AND cron = $2",
        [row.function_id, row.cron, trigger.cron.next(row.now) / 1000],
      );
      woken.push(...(await acceptScheduled(context, client, fn, row.cron, row.at)));
    }
    return woken;
  });
}
