import { randomBytes } from "node:crypto";
import type pg from "pg";
import PgBoss from "pg-boss";
import { persistently } from "./transaction";

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

/** Which of a run's time limits a job stands for, in place of a step's id. */
export const startLimit = "!start";
export const finishLimit = "!finish";
/** Their own queue: they are due, whether or not their function has room for a call. */
export const limitsQueue = "time-limits";
const isLimit = (stepId: string) => stepId === startLimit || stepId === finishLimit;

interface Pointer {
  run: string;
  step: string;
  fn: string;
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
    // what changes tables collides with workers that begin at the same time, or work
    await persistently(() => this.putInOrder());
    await persistently(() => this.boss.createQueue(limitsQueue));
  }

  /**
   * The order in which jobs are taken. Without it taking two sorts all that wait, so that ten thousand mails cost more
   * than ten times as much as a thousand. The lock keeps two workers that begin at once from colliding.
   */
  private async putInOrder(): Promise<void> {
    const known = await this.pool.query(`SELECT 1 WHERE to_regclass('${queueSchema}.job_in_order') IS NOT NULL`);
    if (known.rowCount) return;
    await this.pool.query(
      `SELECT pg_advisory_xact_lock(hashtext('embedded_worker'));
       CREATE INDEX IF NOT EXISTS job_in_order ON ${queueSchema}.job (name, priority DESC, created_on, id)
         WHERE state < 'active'`,
    );
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: false, wait: false });
  }

  /** Makes a function's queue where there is none yet. */
  async open(functionId: string): Promise<void> {
    await persistently(() => this.boss.createQueue(queueOf(functionId)));
  }

  async put(client: pg.PoolClient, jobs: Job[]): Promise<void> {
    if (jobs.length === 0) return;
    // jobs of one transaction have one moment; among them the queue goes by their ids
    const order = randomBytes(10).toString("hex");
    await this.boss.insert(
      jobs.map((job, i) => ({
        id: uuid(i.toString(16).padStart(12, "0") + order),
        name: isLimit(job.stepId) ? limitsQueue : queueOf(job.functionId),
        data: { run: job.runId, step: job.stepId, fn: job.functionId } satisfies Pointer,
        ...(job.after ? { startAfter: job.after } : {}),
      })),
      { db: sql(client) },
    );
  }

  /** Takes due jobs of a function out of its queue, the oldest first. */
  take(client: pg.PoolClient, functionId: string, most: number): Promise<Job[]> {
    return this.takeFrom(client, queueOf(functionId), most);
  }

  /** Takes time limits that are over. */
  takeLimits(client: pg.PoolClient, most: number): Promise<Job[]> {
    return this.takeFrom(client, limitsQueue, most);
  }

  private async takeFrom(client: pg.PoolClient, queue: string, most: number): Promise<Job[]> {
    const db = sql(client);
    const found = await this.boss.fetch<Pointer>(queue, { batchSize: most, db, includeMetadata: true });
    if (found.length === 0) return [];
    // the oldest are taken, and told in any order
    found.sort((a, b) => a.createdOn.getTime() - b.createdOn.getTime() || (a.id < b.id ? -1 : 1));
    await this.boss.deleteJob(
      queue,
      found.map((job) => job.id),
      { db },
    );
    return found.map((job) => ({ functionId: job.data.fn, runId: job.data.run, stepId: job.data.step }));
  }

  /** Which of these functions have a job that is due, and whether a time limit is over. */
  async due(functionIds: string[]): Promise<{ functionIds: string[]; limits: boolean }> {
    const { rows } = await this.pool.query<{ name: string }>({
      name: "worker due",
      text: `SELECT q.name FROM unnest($1::text[]) AS q(name) WHERE EXISTS (
        SELECT 1 FROM ${queueSchema}.job WHERE job.name = q.name AND job.state < 'active' AND job.start_after < now())`,
      values: [[limitsQueue, ...functionIds.map(queueOf)]],
    });
    const due = new Set(rows.map((row) => row.name));
    return { functionIds: functionIds.filter((id) => due.has(queueOf(id))), limits: due.has(limitsQueue) };
  }
}

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const queueOf = (functionId: string) => `fn-${functionId}`;

const sql = (client: pg.Pool | pg.PoolClient) => ({
  executeSql: (text: string, values: unknown[]) => client.query(text, values),
});
