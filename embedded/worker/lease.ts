import type pg from "pg";
import type { Job, Queue } from "./queue";
import { transaction } from "./transaction";

/** The first key of the advisory locks by which workers see that another one lives. */
const space = 0x45_76_77_6b;
/** Far longer than it takes from taking a call to knowing of it. */
const forgottenAfter = "30 seconds";

/**
 * A worker's sign of life: a lock that its session holds, which the database lets go in the moment when the process
 * is gone. Calls in flight name their worker; whoever finds the worker of a call gone puts the call back.
 */
export class Lease {
  private client: pg.PoolClient | null = null;
  /** 0 until the start. */
  worker = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly queue: Queue,
  ) {}

  async start(): Promise<void> {
    const { rows } = await this.pool.query<{ number: number }>(
      "SELECT nextval('embedded_worker.workers')::int AS number",
    );
    this.worker = Number(rows[0]?.number);
    await this.keep();
  }

  /** Takes the lock again where its session was lost. Results of calls that were put back meanwhile count no more. */
  async keep(): Promise<void> {
    if (this.client) return;
    const client = await this.pool.connect();
    const lose = (error: Error) => {
      if (this.client === client) this.client = null;
      client.off("error", lose);
      client.release(error);
    };
    client.on("error", lose);
    try {
      // a machine that vanished without a word is noticed within half a minute
      await client.query("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4");
      await client.query("SELECT pg_advisory_lock($1, $2)", [space, this.worker]);
      this.client = client;
    } catch (error) {
      client.off("error", lose);
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }

  /** Puts the calls of workers that are gone back into their queues; answers the functions that they are of. */
  async recover(): Promise<string[]> {
    const { rows } = await this.pool.query<{ worker: number }>({
      name: "worker others",
      text: "SELECT DISTINCT worker FROM embedded_worker.calls WHERE worker <> $1",
      values: [this.worker],
    });
    const functions: string[] = [];
    for (const { worker } of rows) functions.push(...(await this.takeOver(worker)));
    return [...new Set(functions)];
  }

  private takeOver(worker: number): Promise<string[]> {
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<{ gone: boolean }>("SELECT pg_try_advisory_xact_lock($1, $2) AS gone", [
        space,
        worker,
      ]);
      if (!rows[0]?.gone) return [];
      // its end may be the doing of what it ran; not of a run that got on meanwhile, however often it meets such an end
      await client.query(
        `UPDATE embedded_worker.runs SET crashes = CASE WHEN EXISTS (
            SELECT 1 FROM embedded_worker.steps WHERE steps.run_id = runs.id AND steps.ended_at >= calls.begun_at)
            THEN 0 ELSE crashes + 1 END
          FROM embedded_worker.calls WHERE calls.worker = $1 AND runs.id = calls.run_id`,
        [worker],
      );
      return this.putBack(client, worker);
    });
  }

  /**
   * Puts back calls of this worker that it does not know of: the connection was lost while they were taken, and the
   * database took them all the same.
   */
  recoverForgotten(known: string[]): Promise<string[]> {
    return transaction(this.pool, (client) =>
      this.putBack(client, this.worker, `AND id <> ALL ($2) AND begun_at < now() - interval '${forgottenAfter}'`, [
        known,
      ]),
    );
  }

  private async putBack(
    client: pg.PoolClient,
    worker: number,
    condition = "",
    values: unknown[] = [],
  ): Promise<string[]> {
    const { rows } = await client.query<{ function_id: string; run_id: string; step_id: string }>(
      `DELETE FROM embedded_worker.calls WHERE worker = $1 ${condition} RETURNING function_id, run_id, step_id`,
      [worker, ...values],
    );
    const jobs: Job[] = rows.map((row) => ({ functionId: row.function_id, runId: row.run_id, stepId: row.step_id }));
    await this.queue.put(client, jobs);
    return jobs.map((job) => job.functionId);
  }

  /** Ends in order: what is still in flight goes back at once. */
  async stop(): Promise<void> {
    if (this.worker) await transaction(this.pool, (client) => this.putBack(client, this.worker));
    const { client } = this;
    this.client = null;
    // with its end the session lets go of the lock
    client?.release(true);
  }
}
