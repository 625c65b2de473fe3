import { EventEmitter } from "node:events";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { AppError } from "@/lib/errors";
import { asUnavailable, db, isUniqueViolation, pool, query, transaction, transactionUntilUnique } from "./db";
import { hotPool, runBatch } from "./hot-pool";
import { newId } from "./ids";

const database = useLibDatabase();
const unavailable = { code: "unavailable", status: 503, retryAfterSeconds: 2 };

/** Lets lib's pool be another one for the time of `work`. */
async function withPool<T>(other: pg.Pool, work: () => Promise<T>): Promise<T> {
  const symbol = Symbol.for("evently.pg.pool");
  const usual = pool();
  Reflect.set(globalThis, symbol, other);
  try {
    return await work();
  } finally {
    Reflect.set(globalThis, symbol, usual);
    await other.end();
  }
}

/** A pool to a port that nobody listens on. */
const refusing = () => new pg.Pool({ connectionString: "postgresql://nobody@127.0.0.1:1/nothing" });

afterEach(() => {
  vi.restoreAllMocks();
});

describe("queries", () => {
  it("give rows, with bigint as numbers", async () => {
    expect(await query("SELECT $1::text AS word, count(*) AS n, 9007199254740991::bigint AS most", ["x"])).toEqual([
      { word: "x", n: 1, most: 9_007_199_254_740_991 },
    ]);
  });

  it("pass on what the database refuses", async () => {
    await expect(query("SELECT * FROM nowhere")).rejects.toMatchObject({ code: "42P01" });
  });

  it("become unavailable when the connection is refused", async () => {
    await withPool(refusing(), async () => {
      await expect(query("SELECT 1")).rejects.toMatchObject(unavailable);
      await expect(transaction(async () => 1)).rejects.toMatchObject(unavailable);
    });
  });

  it("become unavailable when no connection of the pool is free in time", async () => {
    const small = new pg.Pool({ connectionString: database.url, max: 1 });
    const taken = await small.connect();
    // only now, so that a slow machine still gets the first one
    small.options.connectionTimeoutMillis = 50;
    await withPool(small, async () => {
      await expect(query("SELECT 1")).rejects.toMatchObject(unavailable);
      taken.release();
    });
  });

  it("become unavailable when the server ends the connection in the middle, and work again after it", async () => {
    const cut = query("SELECT pg_terminate_backend(pg_backend_pid())");
    await expect(cut).rejects.toMatchObject(unavailable);
    expect(await query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("transactions", () => {
  const insert = (client: pg.PoolClient, topic: string) =>
    client.query("INSERT INTO outbox (topic, payload) VALUES ($1, '{}')", [topic]);
  const topics = async () =>
    (await database.pool.query("SELECT topic FROM outbox ORDER BY id")).rows.map(({ topic }) => topic);

  it("keep all or nothing", async () => {
    expect(
      await transaction(async (client) => {
        await insert(client, "kept");
        return "done";
      }),
    ).toBe("done");
    const failure = new AppError("conflict", "no");
    await expect(
      transaction(async (client) => {
        await insert(client, "lost");
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect(await topics()).toEqual(["kept"]);
  });

  it("give their connection back, after failures too", async () => {
    for (let i = 0; i < 30; i++) await transaction(async () => Promise.reject(new Error("no"))).catch(() => {});
    expect(pool().idleCount).toBe(pool().totalCount);
    expect(pool().waitingCount).toBe(0);
  });

  it("are run again when somebody inserted the same key meanwhile, and no more than five times", async () => {
    let tries = 0;
    const twice = () => Promise.reject(Object.assign(new Error("twice"), { code: "23505" }));
    expect(await transactionUntilUnique(async () => (++tries < 3 ? twice() : "done"))).toBe("done");
    expect(tries).toBe(3);
    const work = vi.fn(twice);
    await expect(transactionUntilUnique(work)).rejects.toThrow("twice");
    expect(work).toHaveBeenCalledTimes(5);
    const other = vi.fn(() => Promise.reject(new Error("other")));
    await expect(transactionUntilUnique(other)).rejects.toThrow("other");
    expect(other).toHaveBeenCalledTimes(1);
  });

  it("throw a lost connection away instead of giving it back", async () => {
    await expect(
      transaction((client) => client.query("SELECT pg_terminate_backend(pg_backend_pid())")),
    ).rejects.toMatchObject(unavailable);
    expect(await transaction(async (client) => (await client.query("SELECT 1 AS one")).rows)).toEqual([{ one: 1 }]);
  });
});

describe("errors of the database", () => {
  it.each(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P03", "53300"])(
    "%s is unavailable",
    (code) => {
      const error = Object.assign(new Error("secret of the machine"), { code });
      const translated = asUnavailable(error);
      expect(translated).toMatchObject({ ...unavailable, cause: error });
      expect((translated as Error).message).not.toContain("secret");
    },
  );

  it("leaves everything else as it is", () => {
    const own = new AppError("conflict", "x");
    for (const error of [own, new Error("x"), Object.assign(new Error("x"), { code: "23505" }), "text", null]) {
      expect(asUnavailable(error)).toBe(error);
    }
  });

  it("knows a unique violation from either driver", async () => {
    const id = newId("user");
    await db().user.create({ data: { id, email: `${id}@example.test`, name: "A" } });
    const byPrisma = await db()
      .user.create({ data: { id, email: "other@example.test", name: "A" } })
      .catch((error: unknown) => error);
    expect(isUniqueViolation(byPrisma)).toBe(true);
    const byHand = await query("INSERT INTO users (id, email, name) VALUES ($1, 'other@example.test', 'A')", [
      id,
    ]).catch((error: unknown) => error);
    expect(isUniqueViolation(byHand)).toBe(true);
    expect(isUniqueViolation(new Error("x"))).toBe(false);
    expect(isUniqueViolation(null)).toBe(false);
  });
});

describe("the pool of the inventory", () => {
  it("is told to reach seats by their key, on each of its connections", async () => {
    const settings = await Promise.all(
      Array.from({ length: 3 }, () => hotPool().query("SELECT current_setting('enable_seqscan') AS scan, pg_sleep(0)")),
    );
    for (const { rows } of settings) expect(rows[0].scan).toBe("off");
  });

  it("survives the loss of a connection that is being told so", async () => {
    const client = Object.assign(new EventEmitter(), { query: () => Promise.reject(new Error("lost")) });
    const { verify } = hotPool().options;
    const failed = new Promise((resolve) => verify?.(client as unknown as pg.PoolClient, resolve));
    client.emit("error", new Error("Connection terminated unexpectedly"));
    expect(await failed).toMatchObject({ message: "lost" });
  });

  it("hands a batch over as one JSON value", async () => {
    expect(
      await runBatch("test-batch", "SELECT n FROM json_to_recordset($1::json) AS r(n int) ORDER BY n", [
        { n: 2 },
        { n: 1 },
      ]),
    ).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
