import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { resendError, useLibMails } from "@/embedded/testing/lib-mails";
import { isAppError } from "@/lib/errors";
import type { BookingView } from "@/lib/schemas/bookings";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { readPdf } from "@/prisma/factories/read-pdf";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { queueMails } from "./queue-mails";
import { giveUpMail, NOT_NEEDED, sendMail } from "./send-mail";

const database = useLibDatabase();
const provider = useLibMails();

async function confirmedBooking(places = 2): Promise<BookingView> {
  const event = await insertSmallEvent(database.pool, { tiers: [{ places: 100, price: 0 }] });
  return buyPlaces(newGuest(), event, places);
}

async function queueConfirmation(booking: BookingView, to = "ada@example.test"): Promise<string> {
  const data = { bookingId: booking.id };
  const wish = { template: "confirmation", key: booking.id, to, locale: "en", data, bookingId: booking.id } as const;
  const [id = ""] = await queueMails([wish]);
  return id;
}

const newMail = async () => queueConfirmation(await confirmedBooking());

async function row(id: string): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query("SELECT * FROM mails WHERE id = $1", [id]);
  return rows[0];
}

const age = (id: string, interval: string) =>
  database.pool.query(
    "UPDATE mails SET created_at = created_at - $2::interval, updated_at = updated_at - $2::interval WHERE id = $1",
    [id, interval],
  );

/** How long to wait, as the error of a mail that stays queued says. */
async function retryAfter(sending: Promise<unknown>): Promise<number | undefined> {
  const error = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw new Error(`Expected that it stays queued, not ${error}`);
  expect(error.code).toBe("unavailable");
  return error.retryAfterSeconds;
}

describe("sending", () => {
  it("hands the mail to the provider once and writes down what became of it", async () => {
    const booking = await confirmedBooking();
    const id = await queueConfirmation(booking);
    expect(await sendMail(id)).toBe("sent");
    expect(await sendMail(id)).toBe("over");
    const [call, ...more] = provider.calls;
    expect(more).toEqual([]);
    expect(call).toMatchObject({ key: id, authorization: "Bearer re_evently" });
    expect(call?.body).toMatchObject({
      from: "Evently <tickets@evently.test>",
      to: "ada@example.test",
      tags: [{ name: "mail", value: id }],
    });
    expect(call?.body.text).toContain(booking.number);
    expect(await row(id)).toMatchObject({
      status: "sent",
      attempts: 1,
      failure: null,
      subject: call?.body.subject,
      provider: "resend",
      provider_id: `re_1_${id}`,
    });
  });

  it("attaches one PDF with a page a ticket, and the calendar entry", async () => {
    const id = await queueConfirmation(await confirmedBooking(10));
    await sendMail(id);
    const [pdf, calendar] = provider.sent[0]?.body.attachments ?? [];
    expect(pdf).toMatchObject({ content_type: "application/pdf" });
    expect(readPdf(Buffer.from(pdf?.content ?? "", "base64")).pages).toBe(10);
    expect(Buffer.from(calendar?.content ?? "", "base64").toString()).toContain("METHOD:PUBLISH");
  });

  it("gives reminders to account holders a way out of them, and other mails none", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 10, price: 0 }] });
    const owner = await insertUser(database.pool);
    const booking = await buyPlaces(owner, event);
    const { rows } = await database.pool.query("SELECT starts_at FROM events WHERE id = $1", [event.id]);
    const startsAt = rows[0].starts_at.toISOString();
    const data = { bookingId: booking.id, when: "day", startsAt } as const;
    const to = "ada@example.test";
    const wish = { template: "reminder", key: booking.id, to, locale: "de", data, userId: owner.user.id } as const;
    const [reminder = ""] = await queueMails([wish]);
    expect(await sendMail(reminder)).toBe("sent");
    expect(await sendMail(await queueConfirmation(booking))).toBe("sent");
    expect(provider.sent.map(({ body }) => body.headers)).toEqual([
      { "List-Unsubscribe": "<http://localhost:3000/account#notifications>" },
      {},
    ]);
  });

  it("leaves a mail alone that is not needed any more", async () => {
    const booking = await confirmedBooking();
    const id = await queueConfirmation(booking, "somebody.else@example.test");
    expect(await sendMail(id)).toBe("over");
    expect(provider.calls).toEqual([]);
    expect(await row(id)).toMatchObject({ status: "failed", failure: NOT_NEEDED });
  });

  it("knows no mail that is not there", async () => {
    expect(await sendMail("mail_nothing")).toBe("over");
  });
});

describe("two at once", () => {
  it("send one mail; the second comes back later", async () => {
    const id = await newMail();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => sendMail(id)));
    const sent = outcomes.filter((one) => one.status === "fulfilled" && one.value === "sent");
    expect(sent).toHaveLength(1);
    expect(provider.calls).toHaveLength(1);
    expect(await sendMail(id)).toBe("over");
  });

  it("are told to come back while it is being sent", async () => {
    const id = await newMail();
    let second: number | undefined;
    provider.during = async () => {
      second ??= await retryAfter(sendMail(id));
    };
    expect(await sendMail(id)).toBe("sent");
    expect(second).toBeGreaterThan(60);
  });
});

describe("a crash", () => {
  it("between delivery and the note of it sends nothing twice", async () => {
    const id = await newMail();
    // the process is gone once the provider has taken the mail: nothing was written down
    await sendMail(id);
    await database.pool.query(
      "UPDATE mails SET status = 'queued', provider = NULL, provider_id = NULL, subject = NULL, sent_at = NULL WHERE id = $1",
      [id],
    );
    await retryAfter(sendMail(id));
    await age(id, "10 minutes");
    expect(await sendMail(id)).toBe("sent");
    expect(provider.sent).toHaveLength(1);
    expect(await row(id)).toMatchObject({ status: "sent", attempts: 2 });
  });

  it("long ago leaves the decision to people, once the provider has forgotten the key", async () => {
    const id = await newMail();
    await database.pool.query("UPDATE mails SET attempts = 1 WHERE id = $1", [id]);
    await age(id, "25 hours");
    expect(await sendMail(id)).toBe("over");
    expect(provider.calls).toEqual([]);
    expect((await row(id)).failure).toContain("not known");
  });

  it("does not keep a mail back that was never tried", async () => {
    const id = await newMail();
    await age(id, "3 days");
    expect(await sendMail(id)).toBe("sent");
  });
});

describe("the provider", () => {
  it("says when to come back: the mail waits and goes then", async () => {
    const id = await newMail();
    provider.answers.push(resendError(429, "rate_limit_exceeded", { "retry-after": "17" }));
    expect(await retryAfter(sendMail(id))).toBe(17);
    expect(await row(id)).toMatchObject({ status: "queued", attempts: 1 });
    expect((await row(id)).failure).toContain("rate_limit_exceeded");
    expect(await sendMail(id)).toBe("sent");
    expect(await row(id)).toMatchObject({ status: "sent", attempts: 2, failure: null });
  });

  it("is down for a while: the mail goes once it is back, once", async () => {
    const id = await newMail();
    provider.answers.push(new Response("oh no", { status: 502 }), null, resendError(500, "internal_server_error"));
    for (let i = 0; i < 3; i++) await retryAfter(sendMail(id));
    expect(await sendMail(id)).toBe("sent");
    expect(provider.sent).toHaveLength(1);
  });

  it("takes the mail but its answer is lost: it goes once", async () => {
    const id = await newMail();
    provider.after = async () => {
      provider.after = null;
      throw new Error("lost");
    };
    await retryAfter(sendMail(id));
    expect(await sendMail(id)).toBe("sent");
    expect(provider.calls).toHaveLength(2);
    expect(provider.sent).toHaveLength(1);
  });

  it("took it before it changed: it counts as sent, and is not sent anew", async () => {
    const id = await newMail();
    provider.answers.push(resendError(409, "invalid_idempotent_request"));
    expect(await sendMail(id)).toBe("sent");
    expect(await row(id)).toMatchObject({ status: "sent", provider: "resend", provider_id: null });
  });

  it("refuses the address: nobody tries again", async () => {
    const id = await newMail();
    provider.answers.push(resendError(422, "validation_error"));
    expect(await sendMail(id)).toBe("over");
    expect(await row(id)).toMatchObject({ status: "failed", failure: "validation_error: Test: validation_error" });
    expect(await sendMail(id)).toBe("over");
    expect(provider.calls).toHaveLength(1);
  });

  it("does not know our key: the mail waits until somebody puts that right", async () => {
    const id = await newMail();
    provider.answers.push(resendError(403, "invalid_api_key"));
    await retryAfter(sendMail(id));
    expect(await sendMail(id)).toBe("sent");
  });

  it("finds what is attached too large: the mail goes with its link alone", async () => {
    const id = await newMail();
    provider.answers.push(resendError(413, "application_error"));
    expect(await sendMail(id)).toBe("sent");
    expect(provider.sent.map(({ body }) => body.attachments)).toEqual([[]]);
    expect(provider.sent[0]?.body.tags).toEqual([{ name: "mail", value: id }]);
  });
});

describe("giving up", () => {
  it("ends the tries of a mail that waits, and touches no other", async () => {
    const [waiting, sent] = [await newMail(), await newMail()];
    await sendMail(sent);
    for (const id of [waiting, sent]) await giveUpMail(id, "no patience left");
    expect(await row(waiting)).toMatchObject({ status: "failed", failure: "no patience left" });
    expect(await row(sent)).toMatchObject({ status: "sent", failure: null });
    expect(await sendMail(waiting)).toBe("over");
  });
});
