import { archiveOthers } from "./archive-functions";
import type { Context } from "./context";
import { type FunctionConfig, readFunction, registration } from "./function-config";
import { transaction } from "./transaction";

/**
 * Takes the app's functions: this process calls them from now on. Those that it had and has no more are archived:
 * their schedules end, and their open runs fail. Refuses all when one asks for what the worker cannot do.
 * @throws Error that says what is wrong
 */
export async function registerFunctions(context: Context, body: unknown): Promise<{ modified: boolean }> {
  const read = registration.safeParse(body);
  if (!read.success) throw new Error("This is no registration of functions.");
  const configs = read.data.functions.map(readFunction);
  for (const config of configs) await context.queue.open(config.id);
  context.registry.replace(configs);
  const { modified, woken } = await transaction(context.pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('worker registration', 0))");
    const ids = configs.map((config) => config.id);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO embedded_worker.functions AS known (id, name, config)
        SELECT id, name, config FROM json_to_recordset($1::json) AS f(id text, name text, config json)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, config = excluded.config, registered_at = now(),
          archived_at = NULL
          WHERE known.config::text <> excluded.config::text OR known.archived_at IS NOT NULL
        RETURNING id`,
      [JSON.stringify(configs.map((config, i) => row(config, read.data.functions[i])))],
    );
    const clock = await client.query<{ now: number }>("SELECT (extract(epoch FROM now()) * 1000)::float8 AS now");
    const schedules = configs.flatMap((config) => schedulesOf(config, Number(clock.rows[0]?.now)));
    await client.query(
      `DELETE FROM embedded_worker.schedules WHERE (function_id, cron) NOT IN (
        SELECT function_id, cron FROM json_to_recordset($1::json) AS s(function_id text, cron text))`,
      [JSON.stringify(schedules)],
    );
    await client.query(
      `INSERT INTO embedded_worker.schedules (function_id, cron, next_at)
        SELECT function_id, cron, to_timestamp(at)
          FROM json_to_recordset($1::json) AS s(function_id text, cron text, at double precision)
        ON CONFLICT DO NOTHING`,
      [JSON.stringify(schedules)],
    );
    const archived = await archiveOthers(context, client, ids);
    return { modified: rows.length > 0 || archived.count > 0, woken: archived.woken };
  });
  context.wake([...woken, ...configs.map((config) => config.id)]);
  return { modified };
}

function row(config: FunctionConfig, raw: unknown) {
  return { id: config.id, name: config.name ?? config.id, config: raw };
}

function schedulesOf(config: FunctionConfig, now: number) {
  return config.triggers.flatMap((trigger) =>
    "cron" in trigger ? [{ function_id: config.id, cron: trigger.cron.text, at: trigger.cron.next(now) / 1000 }] : [],
  );
}
