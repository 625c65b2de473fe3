import type pg from "pg";
import PgBoss from "pg-boss";

export const queueSchema = "embedded_queue";

/**
 * A pointer to work: to go on with a run, or to run or end one of its steps. What it points to decides whether there
 * is anything to do, so that one job too many does no harm.
 */
export interface Job {
  functionId: string;
  runId: string;
  /** "" for the run itself */
  stepId: string;
  /** When: seconds from the database's now, or a moment in UTC; at once by default. */
  after?: string;
}

/** Which of a run's limits a job stands for, in place of a step's id. */
export const startLimit = "!start";
export const finishLimit = "!finish";

interface Pointer {
  run: string;
  step: string;
}

/**
 * The durable queue: one pg-boss queue for each function. Jobs are put and taken within the caller's transaction, and
 * taken ones are gone with its commit, so that none is ever left half-done: pg-boss has nothing to watch over.
 */
export class Queue {
  private readonly boss: PgBoss;

  constructor(private readonly pool: pg.Pool) {
    this.boss = new PgBoss({ schema: queueSchema, db: sql(pool), supervise: false, schedule: false });
    this.boss.on("error", () => {});
  }

  async start(): Promise<void> {
    await this.boss.start();
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: false, wait: false });
  }

  /** Makes a function's queue where there is none yet. */
  async open(functionId: string): Promise<void> {
    await this.boss.createQueue(functionId);
  }

  async put(client: pg.PoolClient, jobs: Job[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.boss.insert(
      jobs.map((job) => ({
        name: job.functionId,
        data: { run: job.runId, step: job.stepId } satisfies Pointer,
        ...(job.after ? { startAfter: job.after } : {}),
      })),
      { db: sql(client) },
    );
  }

  /** Takes due jobs of a function out of its queue, the oldest first. */
  async take(client: pg.PoolClient, functionId: string, most: number): Promise<Job[]> {
    const db = sql(client);
    const found = await this.boss.fetch<Pointer>(functionId, { batchSize: most, db });
    if (found.length === 0) return [];
    await this.boss.deleteJob(
      functionId,
      found.map((job) => job.id),
      { db },
    );
    return found.map((job) => ({ functionId, runId: job.data.run, stepId: job.data.step }));
  }

  /** Which of these functions have a job that is due. */
  async due(functionIds: string[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>({
      name: "worker due",
      text: `SELECT f.id FROM unnest($1::text[]) AS f(id) WHERE EXISTS (
        SELECT 1 FROM ${queueSchema}.job WHERE job.name = f.id AND job.state < 'active' AND job.start_after < now())`,
      values: [functionIds],
    });
    return rows.map((row) => row.id);
  }
}

const sql = (client: pg.Pool | pg.PoolClient) => ({
  executeSql: (text: string, values: unknown[]) => client.query(text, values),
});
