import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { NOT_NEEDED } from "@/lib/notifications/send-mail";
import { newId } from "@/lib/platform/ids";
import { cancelRun } from "./cancel-run";
import { getRunOrThrow } from "./get-run-or-throw";
import { listFunctions } from "./list-functions";
import { listRuns } from "./list-runs";
import { listWorkFailures } from "./list-work-failures";
import { retryRun } from "./retry-run";
import { settleWorkFailure } from "./settle-work-failure";

/** Stands in for the worker's inspection API: what it answers by path, and what it was asked. */
let worker: Server;
let asked: string[] = [];
let answers: Record<string, { status?: number; body?: unknown }> = {};

beforeAll(async () => {
  worker = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const { status = 200, body } = answers[`${request.method} ${path}`] ?? { status: 404 };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((listening) => worker.listen(0, "127.0.0.1", listening));
  process.env.INNGEST_BASE_URL = `http://127.0.0.1:${(worker.address() as AddressInfo).port}`;
  process.env.BACKGROUND_WORKER = "embedded";
});
afterAll(() => new Promise((closed) => worker.close(closed)));
beforeEach(() => {
  asked = [];
  answers = {};
});

const database = useLibDatabase();
const admin = "usr_admin";

const run = {
  id: "01RUN",
  functionId: "send-mail",
  functionName: "Send a mail",
  status: "failed",
  eventName: "mail/queued",
  queuedAt: "2027-01-01T10:00:00.000Z",
  startedAt: null,
  endedAt: null,
  attempt: 4,
  error: { name: "Error", message: "The provider answered 503" },
};

let failures = 0;

async function insertFailure(mailId = "mail_1"): Promise<string> {
  const runId = `01FAIL${String(++failures).padStart(4, "0")}`;
  await database.pool.query(
    `INSERT INTO work_failures (run_id, function_id, event, error) VALUES ($1, 'send-mail', $2, 'gave up')`,
    [runId, JSON.stringify({ name: "mail/queued", data: { mailId } })],
  );
  return runId;
}

const audited = async (targetId: string) => {
  const { rows } = await database.pool.query("SELECT actor, action FROM audit_log WHERE target_id = $1", [targetId]);
  return rows;
};

describe("what the worker tells", () => {
  it("is asked with its key and the filters, and read by its schema", async () => {
    answers["GET /x/runs"] = { body: { data: [run], nextCursor: "01RUN" } };
    expect(await listRuns({ status: "failed", functionId: "send-mail", limit: 30 })).toEqual({
      data: [run],
      nextCursor: "01RUN",
    });
    expect(asked).toEqual([
      `GET /x/runs?status=failed&function=send-mail&limit=30 Bearer ${process.env.INNGEST_SIGNING_KEY}`,
    ]);
  });

  it("lists functions with failures first", async () => {
    const made = (id: string, failed: number) => ({ id, name: id, triggers: [], nextAt: null, counts: { failed } });
    answers["GET /x/functions"] = { body: [made("b", 0), made("c", 2), made("a", 0)] };
    expect((await listFunctions()).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  it("knows no run of another name", async () => {
    await expect(getRunOrThrow("../functions")).rejects.toMatchObject({ code: "not_found" });
    expect(asked[0]).toContain("GET /x/runs/..%2Ffunctions ");
  });

  it("is unavailable when it answers with a fault", async () => {
    answers["GET /x/functions"] = { status: 500, body: {} };
    await expect(listFunctions()).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("a platform admin", () => {
  it("retries a run, which is audited and takes its failure off the list", async () => {
    const runId = await insertFailure();
    answers[`POST /x/runs/${runId}/retry`] = { status: 204 };
    await retryRun(admin, runId);
    expect(await audited(runId)).toEqual([{ actor: admin, action: "run.retry" }]);
    expect((await listWorkFailures({ limit: 100 })).data.map((failure) => failure.runId)).not.toContain(runId);
  });

  it("has a mail wait again when the run that gave it up is retried, but not one that became pointless", async () => {
    const wanted = newId("mail");
    const pointless = newId("mail");
    for (const [id, failure] of [
      [wanted, "The provider answered 503"],
      [pointless, NOT_NEEDED],
    ] as const) {
      await database.pool.query(
        `INSERT INTO mails (id, template, dedupe_key, to_email, locale, status, attempts, failure)
         VALUES ($1, 'expiry', $1, 'ada@example.test', 'en', 'failed', 20, $2)`,
        [id, failure],
      );
      const runId = await insertFailure(id);
      answers[`POST /x/runs/${runId}/retry`] = { status: 204 };
      await retryRun(admin, runId);
    }
    const { rows } = await database.pool.query(
      "SELECT id, status, attempts FROM mails WHERE id = ANY($1) ORDER BY status",
      [[wanted, pointless]],
    );
    expect(rows).toEqual([
      { id: pointless, status: "failed", attempts: 20 },
      { id: wanted, status: "queued", attempts: 0 },
    ]);
  });

  it("changes nothing where the worker refuses", async () => {
    const runId = await insertFailure();
    answers[`POST /x/runs/${runId}/retry`] = { status: 409, body: { error: "The run did not fail." } };
    await expect(retryRun(admin, runId)).rejects.toMatchObject({ code: "conflict" });
    expect(await audited(runId)).toEqual([]);
    expect((await listWorkFailures({ limit: 100 })).data.map((failure) => failure.runId)).toContain(runId);
  });

  it("cancels a run", async () => {
    answers["POST /x/runs/01OPEN/cancel"] = { status: 204 };
    await cancelRun(admin, "01OPEN");
    expect(await audited("01OPEN")).toEqual([{ actor: admin, action: "run.cancel" }]);
  });

  it("takes a failure off the list, once", async () => {
    const runId = await insertFailure();
    await settleWorkFailure(admin, runId);
    expect(await audited(runId)).toEqual([{ actor: admin, action: "work_failure.settle" }]);
    await expect(settleWorkFailure(admin, runId)).rejects.toMatchObject({ code: "not_found" });
    await expect(settleWorkFailure(admin, "01NOPE")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("failures", () => {
  it("are listed newest first, page by page, none left out at the same millisecond", async () => {
    await database.pool.query("DELETE FROM work_failures");
    const ids = [await insertFailure(), await insertFailure(), await insertFailure(), await insertFailure()];
    await database.pool.query("UPDATE work_failures SET at = '2027-01-01T10:00:00.123Z' WHERE run_id = ANY($1)", [
      ids.slice(0, 3),
    ]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listWorkFailures({ cursor, limit: 1 });
      seen.push(...page.data.map(({ runId }) => runId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(4);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it("of an unexpected shape are shown all the same", async () => {
    await database.pool.query("DELETE FROM work_failures");
    const runId = await insertFailure();
    await database.pool.query("UPDATE work_failures SET event = '[1]' WHERE run_id = $1", [runId]);
    expect((await listWorkFailures({ limit: 5 })).data).toEqual([
      expect.objectContaining({ runId, event: { name: "", data: null } }),
    ]);
  });
});
