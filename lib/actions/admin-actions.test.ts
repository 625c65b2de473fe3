import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "@/embedded/testing/browser";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { addressHeaders } from "@/lib/platform/address";
import { openSession } from "@/lib/platform/auth/sessions";
import { insertUser } from "@/prisma/factories/insert-user";
import { enterSession } from "./browser-session";
import { cancelRunAction } from "./cancel-run";
import { resendMailAction } from "./resend-mail";
import { retryRunAction } from "./retry-run";
import { settleWorkFailureAction } from "./settle-work-failure";

vi.mock("next/headers", () => import("@/embedded/testing/browser"));
vi.mock("next/navigation", () => import("@/embedded/testing/browser"));
vi.mock("next/cache", () => import("@/embedded/testing/browser"));

const database = useLibDatabase();
let computers = 0;

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

/** Signs in in this browser, as an admin who may then be suspended, or as anybody. */
async function signedInAs(role: "admin" | "user", suspended = false): Promise<void> {
  const { user } = await insertUser(database.pool, { role });
  const sessionId = await openSession(user.id, "browser", { address: "192.0.2.1", userAgent: null });
  await enterSession({ userId: user.id, sessionId });
  if (suspended) await database.pool.query("UPDATE users SET suspended_at = now() WHERE id = $1", [user.id]);
}

async function insertFailure(runId: string) {
  await database.pool.query(
    "INSERT INTO work_failures (run_id, function_id, event, error) VALUES ($1, 'send-mail', '{}', 'x')",
    [runId],
  );
}

beforeEach(() => {
  browser.reset();
  browser.sends(addressHeaders(`198.51.100.${++computers}`));
});

describe.each(Object.entries({ retryRunAction, cancelRunAction, settleWorkFailureAction, resendMailAction }))(
  "%s",
  (name, action) => {
    const fields: Record<string, string> = name === "resendMailAction" ? { mailId: "mail_1" } : { runId: "01RUN" };

    it.each([
      ["a stranger", async () => undefined],
      ["somebody else", () => signedInAs("user")],
      ["a suspended admin", () => signedInAs("admin", true)],
    ])("does not exist for %s", async (_, arrive) => {
      await arrive();
      await database.pool.query("DELETE FROM work_failures");
      await insertFailure("01RUN");
      expect(await action(null, form(fields))).toMatchObject({ ok: false, code: "not_found" });
      const { rows } = await database.pool.query("SELECT resolved_at FROM work_failures");
      expect(rows).toEqual([{ resolved_at: null }]);
    });

    it.each<Record<string, string>>([{}, { runId: "", mailId: "" }, { runId: "a\u0000b", mailId: "a\u0000b" }])(
      "refuses %j of an admin",
      async (given) => {
        await signedInAs("admin");
        expect(await action(null, form(given))).toMatchObject({
          ok: false,
          code: "invalid_input",
        });
      },
    );
  },
);

it("an admin takes a failure off the list", async () => {
  await signedInAs("admin");
  await insertFailure("01DONE");
  expect(await settleWorkFailureAction(null, form({ runId: "01DONE" }))).toEqual({ ok: true, data: null });
  const { rows } = await database.pool.query("SELECT action FROM audit_log WHERE target_id = '01DONE'");
  expect(rows).toEqual([{ action: "work_failure.settle" }]);
});
