import { InngestTestEngine } from "@inngest/test";
import type { EventPayload, InngestFunction } from "inngest";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useEventApi } from "@/embedded/testing/event-api";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { resendError, useLibMails } from "@/embedded/testing/lib-mails";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { compile } from "@/embedded/worker/expression";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { getBookingOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { getHoldOrThrow } from "@/lib/bookings/get-hold-or-throw";
import * as refunding from "@/lib/bookings/refund-cancelled-event";
import { cancelEvent } from "@/lib/events/cancel-event";
import { updateEvent } from "@/lib/events/update-event";
import * as booked from "@/lib/notifications/queue-mails";
import { sendMail } from "@/lib/notifications/send-mail";
import { resolveWorkFailure } from "@/lib/work/resolve-work-failure";
import { buyPlaces, endHold, holdOf, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { events, type MailLane, mailLane } from "./events";
import { captureMoney } from "./functions/capture-payments";
import { cleanUpAtNight } from "./functions/clean-up";
import { closeCheckouts } from "./functions/close-checkouts";
import { mailConfirmations } from "./functions/notify-confirmed";
import { mailEventChange } from "./functions/notify-event-changed";
import { recordFailure } from "./functions/record-failure";
import { refundEvent } from "./functions/refund-cancelled-event";
import { refundForgottenEvents } from "./functions/refund-forgotten-events";
import { mailReminders } from "./functions/remind-attendees";
import { rollUp } from "./functions/roll-up-sales";
import { sendForgottenMails } from "./functions/send-forgotten-mails";
import { sendOneMail } from "./functions/send-mail";
import { settleHolds } from "./functions/settle-holds";
import { Relay } from "./relay";
import { functions } from "./serve";

const database = useLibDatabase();
const payments = useLibPayments(database);
const mails = useLibMails();
const api = useEventApi();
const pool = () => database.pool;

/** No test waits: rests end at once. */
const rests = ["from-away", ...Array.from({ length: 50 }, (_, i) => [`rest-${i}`, `pass-${i}-away`]).flat()];
const clock = { name: "inngest/scheduled.timer", data: { cron: "*/5 * * * *" } };

/** Runs a function from its start to its end, as if nothing of it had been done before. */
function run(fn: InngestFunction.Like, event: EventPayload = clock) {
  return new InngestTestEngine({
    function: fn,
    events: [{ id: "cron-0", ts: Date.now(), ...event }],
    steps: rests.map((id) => ({ id, handler: () => null })),
  }).execute();
}
const sentIds = (name = "mail/queued") => api.taken.filter((event) => event.name === name).map(({ id }) => id);

beforeEach(async () => {
  await pool().query("TRUNCATE outbox, mails, work_failures");
  await pool().query(
    "UPDATE events SET status = 'cancelled', cancelled_at = now() - interval '1 year' WHERE status = 'published'",
  );
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("every function", () => {
  it("has its own id and name, and hears of events that exist", () => {
    const all = functions.map((fn) => ({ id: fn.id(), name: fn.name, triggers: fn.opts.triggers }));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, name, triggers = [] } of all) {
      expect(name, id).not.toBe(id);
      for (const trigger of triggers) {
        if (!("event" in trigger)) continue;
        const event = typeof trigger.event === "string" ? trigger.event : trigger.event.name;
        expect([...Object.keys(events), "inngest/function.failed"], id).toContain(event);
      }
    }
  });

  it("sends a mail in one lane: none waits behind those of the others", () => {
    const senders = functions.flatMap((fn) =>
      (fn.opts.triggers ?? []).flatMap((trigger) => {
        const hears = "event" in trigger && typeof trigger.event === "object" && trigger.event.name === "mail/queued";
        return hears ? [{ id: fn.id(), fits: compile(trigger.if ?? "true") }] : [];
      }),
    );
    const heard = (lane: MailLane) =>
      senders.filter(({ fits }) => fits({ event: { data: { mailId: "mail_1", lane } } }) === true).map(({ id }) => id);
    expect(mailLane.options.map(heard)).toEqual([["send-mail"], ["send-tickets"], ["send-bulk-mail"]]);
  });

  it("is there for every event but those that nothing has to follow", () => {
    const heard = new Set<string>(
      functions.flatMap((fn) =>
        (fn.opts.triggers ?? []).flatMap((trigger) =>
          "event" in trigger ? [typeof trigger.event === "string" ? trigger.event : trigger.event.name] : [],
        ),
      ),
    );
    expect(Object.keys(events).filter((name) => !heard.has(name))).toEqual(["ticket/claimed"]);
  });
});

describe("tickets are mailed", () => {
  it("once for each booking, from the statement that confirmed it to the provider", async () => {
    const booking = await buyPlaces(newGuest(), await insertSmallEvent(pool()));
    await new Relay().round();
    const confirmed = api.taken.find(({ name }) => name === "bookings/confirmed");
    expect(confirmed?.data).toEqual({ bookingIds: [booking.id] });
    for (let i = 0; i < 2; i++) expect((await run(mailConfirmations, confirmed)).error).toBeUndefined();
    const { rows } = await pool().query("SELECT id FROM mails WHERE booking_id = $1", [booking.id]);
    const mailId: string = rows[0].id;
    // said twice under one id, which counts once
    expect(rows).toHaveLength(1);
    expect(sentIds()).toEqual([`mail-${mailId}`, `mail-${mailId}`]);
    expect(api.taken.at(-1)?.data).toEqual({ mailId, lane: "soon" });
    expect(api.taken.at(-1)?.ts).toBe(confirmed?.ts);
    const mail = { name: "mail/queued", data: { mailId, lane: "soon" } };
    expect((await run(sendOneMail, mail)).result).toBe("sent");
    expect((await run(sendOneMail, mail)).result).toBe("over");
    expect(mails.sent).toHaveLength(1);
    expect((await run(mailConfirmations, confirmed)).result).toEqual({ mails: 0 });
  });

  it("after a crash between writing them down and having them sent", async () => {
    const booking = await buyPlaces(newGuest(), await insertSmallEvent(pool()));
    const confirmed = { name: "bookings/confirmed", data: { bookingIds: [booking.id] } };
    const queue = booked.queueMails;
    vi.spyOn(booked, "queueMails").mockImplementationOnce(async (wishes) => {
      await queue(wishes);
      throw new Error("killed");
    });
    expect((await run(mailConfirmations, confirmed)).error).toMatchObject({ message: "killed" });
    expect(sentIds()).toEqual([]);
    expect((await run(mailConfirmations, confirmed)).result).toEqual({ mails: 1 });
    expect(sentIds()).toHaveLength(1);
  });
});

describe("a mail whose provider is away", () => {
  it("stays, is tried after the rest that the provider asks for, and is given up after the last try", async () => {
    const booking = await buyPlaces(newGuest(), await insertSmallEvent(pool()));
    await run(mailConfirmations, { name: "bookings/confirmed", data: { bookingIds: [booking.id] } });
    const { rows } = await pool().query("SELECT id FROM mails");
    const event = { name: "mail/queued", data: { mailId: rows[0].id, lane: "soon" } };
    mails.answers.push(resendError(429, "rate_limit_exceeded", { "retry-after": "7" }));
    const { error } = await run(sendOneMail, event);
    expect(error).toMatchObject({ name: "RetryAfterError" });
    expect((await pool().query("SELECT status FROM mails")).rows).toEqual([{ status: "queued" }]);
    const failed = {
      name: "inngest/function.failed",
      data: { event, error: { message: "away" }, run_id: "1", function_id: "f" },
    };
    const failure = sendOneMail.opts.onFailure;
    await failure?.({
      event: failed,
      error: new Error("away"),
      step: { run: (_: string, work: () => unknown) => work() },
    } as never);
    expect((await pool().query("SELECT status, failure FROM mails")).rows).toEqual([
      { status: "failed", failure: "away" },
    ]);
    expect(await sendMail(rows[0].id)).toBe("over");
  });

  it("is looked for again when whoever should send it is gone", async () => {
    await buyPlaces(newGuest(), await insertSmallEvent(pool()));
    const booking = (await pool().query("SELECT id FROM bookings ORDER BY id DESC LIMIT 1")).rows[0].id;
    await run(mailConfirmations, { name: "bookings/confirmed", data: { bookingIds: [booking] } });
    const [first] = sentIds();
    expect((await run(sendForgottenMails)).result).toEqual({ mails: 0 });
    await pool().query("UPDATE mails SET updated_at = now() - interval '11 minutes'");
    await run(sendForgottenMails, { ...clock, id: "cron-1" });
    // its first announcement was used up by who is gone
    expect(sentIds()).toEqual([first, `${first}-cron-1`]);
    await pool().query("UPDATE mails SET attempts = 1");
    expect((await run(sendForgottenMails)).result).toEqual({ mails: 0 });
    await pool().query("UPDATE mails SET updated_at = now() - interval '4 hours'");
    expect((await run(sendForgottenMails)).result).toEqual({ mails: 1 });
  });
});

describe("tickets that nobody wrote a mail for", () => {
  const announcedBefore = (age: string) =>
    pool().query("UPDATE outbox SET dispatched_at = now() - $1::interval WHERE topic = 'bookings.confirmed'", [age]);
  const confirmedBefore = (age: string) =>
    pool().query("UPDATE bookings SET confirmed_at = now() - $1::interval WHERE confirmed_at IS NOT NULL", [age]);
  const net = async () => (await run(sendForgottenMails)).result;

  it("are mailed once: those that were announced, not long ago and not just now, and are confirmed still", async () => {
    const event = await insertSmallEvent(pool());
    await buyPlaces(newGuest(), event, 1);
    await pool().query("DELETE FROM outbox");
    const [guest, gone] = [newGuest(), newGuest()];
    const booking = await buyPlaces(guest, event, 1);
    await cancelOwnBooking(gone, (await buyPlaces(gone, event, 1)).id);
    const erased = await buyPlaces(newGuest(), event, 1);
    await pool().query("UPDATE bookings SET buyer_email = 'usr_1@erased.invalid' WHERE id = $1", [erased.id]);
    await confirmedBefore("20 minutes");
    expect(await net()).toEqual({ mails: 0 });
    await announcedBefore("14 minutes");
    expect(await net()).toEqual({ mails: 0 });
    await announcedBefore("16 minutes");
    await confirmedBefore("4 days");
    expect(await net()).toEqual({ mails: 0 });
    await announcedBefore("4 days");
    await confirmedBefore("20 minutes");
    expect(await net()).toEqual({ mails: 0 });
    // a payload that is no confirmation's was given up by the relay
    await pool().query(
      "INSERT INTO outbox (topic, payload) VALUES ('bookings.confirmed', '{\"bookingIds\": 5}'), ('bookings.confirmed', '[]')",
    );
    await announcedBefore("16 minutes");
    expect(await net()).toEqual({ mails: 1 });
    const { rows } = await pool().query("SELECT id, booking_id, dedupe_key, status FROM mails");
    expect(rows).toEqual([
      { id: expect.any(String), booking_id: booking.id, dedupe_key: `confirmation:${booking.id}`, status: "queued" },
    ]);
    expect(api.taken).toMatchObject([{ id: `mail-${rows[0].id}`, data: { mailId: rows[0].id, lane: "soon" } }]);
    expect(await net()).toEqual({ mails: 0 });
  });
});

describe("an event that is changed", () => {
  it("is told to everybody, once for each change, in whatever order they are heard of", async () => {
    const event = await insertSmallEvent(pool());
    const [one, two] = [await buyPlaces(newGuest(), event, 1), await buyPlaces(newGuest(), event, 1)];
    await updateEvent(event.organizerId, event.id, { title: "First" }, "usr_x");
    await updateEvent(event.organizerId, event.id, { title: "Second" }, "usr_x");
    await new Relay().round();
    const changes = api.taken.filter(({ name }) => name === "event/changed");
    for (const change of [...changes.toReversed(), ...changes]) await run(mailEventChange, change);
    const { rows } = await pool().query("SELECT booking_id AS id, count(*)::int AS n FROM mails GROUP BY 1 ORDER BY 1");
    expect(rows).toEqual([one, two].map(({ id }) => ({ id, n: 2 })));
    expect(new Set(sentIds()).size).toBe(4);
  });
});

describe("reminders", () => {
  it("are looked for and sent", async () => {
    const event = await insertSmallEvent(pool());
    const { id } = await buyPlaces(newGuest(), event);
    await pool().query("UPDATE bookings SET confirmed_at = now() - interval '3 days' WHERE id = $1", [id]);
    await pool().query("UPDATE events SET starts_at = now() + interval '23 hours' WHERE id = $1", [event.id]);
    expect((await run(mailReminders)).result).toEqual({ mails: 1 });
    await pool().query("UPDATE mails SET attempts = 1, status = 'sent'");
    expect((await run(mailReminders)).result).toEqual({ mails: 0 });
  });
});

describe("what the pulse finds", () => {
  it("is settled: holds, checkouts, money", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 6, price: 1000 }] });
    const [a, b, c] = [newGuest(), newGuest(), newGuest()];
    const hold = await holdPlaces(a, event);
    const unpaid = await buyPlaces(b, event);
    const paid = await buyPlaces(c, event);
    await payments.pay(paid.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(c, paid.id).catch(() => {});
    payments.outage = null;
    await endHold(pool(), hold.id);
    await endHold(pool(), await holdOf(pool(), unpaid.id));
    await pool().query("UPDATE payments SET updated_at = now() - interval '1 minute'");
    expect((await run(settleHolds)).result).toEqual({ settled: 1 });
    expect((await run(closeCheckouts)).result).toEqual({ done: 1, failed: 0 });
    expect((await run(captureMoney)).result).toEqual({ done: 1, failed: 0 });
    expect((await getHoldOrThrow(a, hold.id)).status).toBe("expired");
    expect((await getBookingOrThrow(b, unpaid.id)).status).toBe("expired");
    expect((await getBookingOrThrow(c, paid.id)).payment?.status).toBe("captured");
    for (const fn of [settleHolds, closeCheckouts, captureMoney]) expect((await run(fn)).error).toBeUndefined();
  });

  it("rests while the provider is away, and neither fails nor goes through all the others", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 30, price: 1000 }] });
    for (let i = 0; i < 12; i++) {
      const { id } = await buyPlaces(newGuest(), event, 1);
      await endHold(pool(), await holdOf(pool(), id));
    }
    payments.outage = /./;
    const { result, ctx } = await run(closeCheckouts);
    expect(result).toEqual({ done: 0, failed: 8 });
    expect(ctx.step.sleep).toHaveBeenCalledWith("from-away", "15s");
    payments.outage = null;
    expect((await run(closeCheckouts)).result).toEqual({ done: 12, failed: 0 });
  });
});

describe("a cancelled event", () => {
  it("is refunded to the end, also what was confirmed while it was looked through", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 10, price: 1000 }] });
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    await payments.pay(booking.payment?.checkoutUrl);
    await confirmBooking(guest, booking.id);
    await cancelEvent(event.organizerId, event.id, "usr_x");
    await new Relay().round();
    const news = api.taken.find(({ name }) => name === "event/cancelled");
    expect((await run(refundEvent, news)).result).toEqual({ done: 1, passes: 2 });
    expect((await run(refundEvent, news)).result).toEqual({ done: 0, passes: 2 });
    expect((await getBookingOrThrow(guest, booking.id)).payment?.refunded.amount).toBe(2000);
  });

  it("that nobody looked after is found, and what cannot be ended is said at last", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 10, price: 1000 }] });
    await buyPlaces(newGuest(), event);
    await cancelEvent(event.organizerId, event.id, "usr_x");
    expect((await run(refundForgottenEvents, { ...clock, id: "cron" })).result).toEqual({
      events: 1,
    });
    const news = api.taken.find(({ name }) => name === "event/cancelled");
    expect(news).toMatchObject({ id: `${event.id}-cron`, data: { eventId: event.id } });
    const away = { done: 0, failed: 1, next: null, outage: true };
    vi.spyOn(refunding, "refundCancelledEvent").mockResolvedValue(away);
    expect((await run(refundEvent, news)).error).toMatchObject({
      name: "NonRetriableError",
      message: `Bookings of ${event.id} are not ended yet.`,
    });
    vi.restoreAllMocks();
    // the same news comes each hour while a run rests: there is one run, and one that gave up is over at once
    expect(refundEvent.opts).toMatchObject({ singleton: { key: "event.data.eventId", mode: "skip" } });
    expect((await run(refundEvent, news)).result).toMatchObject({ done: 1 });
  });
});

describe("work that gave up", () => {
  it("leaves one trace", async () => {
    const event = { name: "mail/queued", data: { mailId: "mail_1", lane: "now" } };
    const failed = {
      name: "inngest/function.failed",
      data: {
        run_id: "01RUN",
        function_id: "evently-send-mail",
        error: { name: "Error", message: "gone\u0000" },
        event,
      },
    };
    const traces = async () =>
      (await pool().query("SELECT run_id, function_id, event, error, resolved_at FROM work_failures")).rows;
    const trace = { run_id: "01RUN", function_id: "evently-send-mail", event, error: "gone", resolved_at: null };
    const ts = Date.now() - 60_000;
    for (let i = 0; i < 2; i++) await run(recordFailure, { ...failed, ts });
    expect(await traces()).toEqual([trace]);
    await resolveWorkFailure("01RUN");
    // the same news, late
    await run(recordFailure, { ...failed, ts });
    expect(await traces()).toEqual([{ ...trace, resolved_at: expect.any(Date) }]);
    // it was tried again, and gave up again
    await run(recordFailure, { ...failed, ts: Date.now() + 1_000 });
    expect(await traces()).toEqual([trace]);
  });
});

describe("what is done by the clock", () => {
  it("rolls up and cleans up from one end to the other, and finds nothing the second time", async () => {
    await buyPlaces(newGuest(), await insertSmallEvent(pool()));
    await pool().query("UPDATE outbox SET dispatched_at = now() - interval '15 days'");
    const first = (await run(rollUp)).result as { written: number };
    expect(first.written).toBeGreaterThan(0);
    expect((await run(rollUp)).result).toEqual({ written: 0 });
    expect((await run(cleanUpAtNight)).result).toMatchObject({ outbox: 1, mails: 0, holds: 0 });
    expect((await run(cleanUpAtNight)).result).toMatchObject({ outbox: 0, holds: 0 });
  });
});
