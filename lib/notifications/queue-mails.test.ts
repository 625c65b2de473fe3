import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { type MailWish, queueMails } from "./queue-mails";

const database = useLibDatabase();

const wish = (key: string, to = "ada@example.test"): MailWish => ({
  template: "expiry",
  key,
  to,
  locale: "de",
  data: { bookingId: key },
  bookingId: key,
  eventKey: 7,
});

describe("queueing", () => {
  it("writes each mail down once, and answers all that still wait", async () => {
    const [first = ""] = await queueMails([wish("bkg_1")]);
    const both = await queueMails([wish("bkg_1"), wish("bkg_2"), wish("bkg_2")]);
    expect(both).toHaveLength(2);
    expect(both).toContain(first);
    const { rows } = await database.pool.query("SELECT * FROM mails ORDER BY booking_id");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      id: first,
      template: "expiry",
      dedupe_key: "expiry:bkg_1",
      to_email: "ada@example.test",
      locale: "de",
      data: { bookingId: "bkg_1" },
      event_key: 7,
      status: "queued",
    });
  });

  it("does not answer what was sent, given up, or tried", async () => {
    const keys = ["bkg_3", "bkg_4", "bkg_5"];
    const ids = await queueMails(keys.map((key) => wish(key)));
    const change = "UPDATE mails SET status = $2, attempts = $3 WHERE id = $1";
    await database.pool.query(change, [ids[0], "sent", 1]);
    await database.pool.query(change, [ids[1], "failed", 1]);
    await database.pool.query(change, [ids[2], "queued", 1]);
    expect(await queueMails(keys.map((key) => wish(key)))).toEqual([]);
  });

  it("many at once make one row a mail", async () => {
    const wishes = Array.from({ length: 50 }, (_, i) => wish(`bkg_many_${i}`));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) => queueMails(i % 2 ? wishes : wishes.toReversed())),
    );
    expect(new Set(answers.flat()).size).toBe(50);
  });

  it("writes to nobody whose account was erased, and to nobody at all", async () => {
    expect(await queueMails([])).toEqual([]);
    expect(await queueMails([wish("bkg_gone", "usr_1@erased.invalid")])).toEqual([]);
  });
});
