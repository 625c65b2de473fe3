import { beforeEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { listMails } from "./list-mails";
import { queueMails } from "./queue-mails";
import { resendMailAsAdmin } from "./resend-mail-as-admin";

const database = useLibDatabase();
let keys = 0;

async function mailTo(to: string, template: "expiry" | "confirmation" = "expiry"): Promise<string> {
  const [id] = await queueMails([
    { template, key: `k${++keys}`, to, locale: "en", data: { bookingId: "bkg_1" }, bookingId: "bkg_1" },
  ]);
  if (!id) throw new Error("It is new");
  return id;
}

beforeEach(() => database.pool.query("DELETE FROM mails"));

describe("mails on record", () => {
  it("are found by status, template and address, newest first", async () => {
    const first = await mailTo("ada@example.test");
    const second = await mailTo("ada@example.test", "confirmation");
    const third = await mailTo("bob@example.test");
    await database.pool.query("UPDATE mails SET created_at = created_at - interval '1 hour' WHERE id = $1", [first]);
    await database.pool.query(
      "UPDATE mails SET status = 'failed', failure = 'No such mailbox', attempts = 3 WHERE id = $1",
      [third],
    );
    const found = async (filters: Partial<Parameters<typeof listMails>[0]>) =>
      (await listMails({ limit: 10, ...filters })).data.map(({ id }) => id);
    expect(await found({ to: "ada@example.test" })).toEqual([second, first]);
    expect(await found({ template: "expiry" })).toEqual([third, first]);
    expect(await found({ status: "failed" })).toEqual([third]);
    expect(await found({ status: "failed", to: "ada@example.test" })).toEqual([]);
    expect((await listMails({ status: "failed", limit: 1 })).data[0]).toMatchObject({
      to: "bob@example.test",
      failure: "No such mailbox",
      attempts: 3,
      bookingId: "bkg_1",
      bookingNumber: null,
    });
  });

  it("come page by page, none left out at the same millisecond", async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => mailTo("ada@example.test")));
    await database.pool.query("UPDATE mails SET created_at = '2027-01-01T10:00:00.123Z'");
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMails({ cursor, limit: 2 });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it("refuse a place that no list of theirs has", async () => {
    for (const cursor of ["x", Buffer.from('[1e18,"a"]').toString("base64url")]) {
      await expect(listMails({ cursor, limit: 2 })).rejects.toMatchObject({ code: "invalid_cursor" });
    }
  });
});

describe("sending again as an admin", () => {
  it("is audited with the new mail", async () => {
    const id = await mailTo("ada@example.test");
    await database.pool.query(
      "UPDATE mails SET status = 'bounced', created_at = created_at - interval '1 hour' WHERE id = $1",
      [id],
    );
    await resendMailAsAdmin("usr_admin", id);
    const { data } = await listMails({ to: "ada@example.test", status: "queued", limit: 5 });
    const { rows } = await database.pool.query("SELECT actor, action, after FROM audit_log WHERE target_id = $1", [id]);
    expect(rows).toEqual([{ actor: "usr_admin", action: "mail.resend", after: { mailId: data[0]?.id } }]);
  });

  it("of a mail that does not exist leaves no trace", async () => {
    await expect(resendMailAsAdmin("usr_admin", "mail_nope")).rejects.toMatchObject({ code: "not_found" });
    const { rows } = await database.pool.query("SELECT 1 FROM audit_log WHERE target_id = 'mail_nope'");
    expect(rows).toEqual([]);
  });
});
