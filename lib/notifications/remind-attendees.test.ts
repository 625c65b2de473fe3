import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { type ReminderKind, remindAttendees } from "./remind-attendees";

const database = useLibDatabase();
const pool = () => database.pool;

/** An event that begins in so many seconds, and a booking of it that was confirmed so many seconds ago. */
async function booked(startsIn: number, confirmedAgo = 30 * 86_400) {
  const event = await insertSmallEvent(pool());
  const guest = newGuest();
  const { id } = await buyPlaces(guest, event, 1);
  await pool().query("UPDATE events SET starts_at = now() + make_interval(secs => $2) WHERE id = $1", [
    event.id,
    startsIn,
  ]);
  await pool().query("UPDATE bookings SET confirmed_at = now() - make_interval(secs => $2) WHERE id = $1", [
    id,
    confirmedAgo,
  ]);
  return { event, guest, id };
}
const remind = async (kind: ReminderKind) => (await remindAttendees(kind)).mailIds;
const remindersOf = async (bookingId: string) =>
  (
    await pool().query("SELECT data->>'when' AS when FROM mails WHERE booking_id = $1 ORDER BY created_at, id", [
      bookingId,
    ])
  ).rows.map((row) => row.when);
const MINUTE = 60;
const HOUR = 3_600;

beforeEach(async () => {
  await pool().query("UPDATE events SET status = 'cancelled'");
});
afterEach(() => {
  vi.useRealTimers();
});

describe("reminders", () => {
  it.each<[ReminderKind, startsIn: number, due: boolean]>([
    ["day", 24 * HOUR + MINUTE, false],
    ["day", 24 * HOUR - MINUTE, true],
    ["day", 12 * HOUR + MINUTE, true],
    ["day", 12 * HOUR - MINUTE, false],
    ["hours", 2 * HOUR + MINUTE, false],
    ["hours", 2 * HOUR - MINUTE, true],
    ["hours", MINUTE, true],
    ["hours", -MINUTE, false],
  ])("of the %s before, %i seconds before the start: %s", async (kind, startsIn, due) => {
    const { id } = await booked(startsIn);
    expect(await remind(kind)).toHaveLength(due ? 1 : 0);
    expect(await remindersOf(id)).toEqual(due ? [kind] : []);
  });

  it("come once each, however often they are looked for", async () => {
    const { event, id } = await booked(23 * HOUR);
    const [one, two] = await Promise.all([remind("day"), remind("day")]);
    expect(one).toEqual(two);
    await pool().query("UPDATE mails SET status = 'sent', attempts = 1");
    expect(await remind("day")).toEqual([]);
    await pool().query("UPDATE events SET starts_at = now() + interval '1 hour' WHERE id = $1", [event.id]);
    expect(await remind("hours")).toHaveLength(1);
    expect(await remindersOf(id)).toEqual(["day", "hours"]);
  });

  it("whose announcement was lost in a crash come again, those that are on their way do not", async () => {
    const { id } = await booked(HOUR);
    const ids = await remind("hours");
    expect(await remind("hours")).toEqual(ids);
    await pool().query("UPDATE mails SET attempts = 1, failure = 'away' WHERE booking_id = $1", [id]);
    expect(await remind("hours")).toEqual([]);
  });

  it("come again when the event was moved", async () => {
    const { event, id } = await booked(23 * HOUR);
    await remind("day");
    await pool().query("UPDATE mails SET status = 'sent', attempts = 1");
    await pool().query("UPDATE events SET starts_at = starts_at + interval '30 minutes' WHERE id = $1", [event.id]);
    expect(await remind("day")).toHaveLength(1);
    expect(await remindersOf(id)).toEqual(["day", "day"]);
  });

  it("are not for who bought only after that moment, cancelled, or whose event has no date", async () => {
    const late = await booked(23 * HOUR, 30 * MINUTE);
    const gone = await booked(23 * HOUR);
    await cancelOwnBooking(gone.guest, gone.id);
    const postponed = await booked(23 * HOUR);
    await pool().query("UPDATE events SET status = 'postponed' WHERE id = $1", [postponed.event.id]);
    expect(await remind("day")).toEqual([]);
    // but two hours before he is reminded as well
    await pool().query("UPDATE events SET starts_at = now() + interval '10 minutes' WHERE id = $1", [late.event.id]);
    await pool().query("UPDATE bookings SET confirmed_at = now() - interval '3 hours' WHERE id = $1", [late.id]);
    expect(await remind("hours")).toHaveLength(1);
  });

  it("are a choice of who has an account", async () => {
    for (const [i, choice] of [undefined, true, false].entries()) {
      const userId = `usr_reminded${i}`;
      await pool().query(
        "INSERT INTO users (id, email, name, notifications) VALUES ($1, $1 || '@example.test', 'R', $2)",
        [userId, choice === undefined ? {} : { reminders: choice }],
      );
      const { id } = await booked(23 * HOUR);
      await pool().query("UPDATE bookings SET user_id = $2 WHERE id = $1", [id, userId]);
      expect(await remind("day")).toHaveLength(choice === false ? 0 : 1);
      await pool().query("UPDATE mails SET status = 'sent', attempts = 1");
    }
  });

  it.each([
    ["ahead", 3_600_000],
    ["behind", -3_600_000],
  ])("come by the database's clock, with this machine's an hour %s", async (_, offset) => {
    const [due, early] = [await booked(24 * HOUR - MINUTE), await booked(24 * HOUR + MINUTE)];
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offset });
    await remind("day");
    expect(await remindersOf(due.id)).toEqual(["day"]);
    expect(await remindersOf(early.id)).toEqual([]);
  });
});
