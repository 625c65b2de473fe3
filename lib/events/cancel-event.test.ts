import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { onChange } from "@/lib/platform/changes";
import { eventBody, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { bookHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { cancelEvent } from "./cancel-event";
import { createEvent } from "./create-event";
import { postponeEvent } from "./postpone-event";
import { publishEvent } from "./publish-event";
import { updateEvent } from "./update-event";

const database = useLibDatabase();
const actor = "usr_actor";
const conflict = { code: "conflict" };

const told = async (eventId: string) =>
  (
    await database.pool.query(
      "SELECT topic, payload FROM outbox WHERE topic LIKE 'event.%' AND payload->>'eventId' = $1 ORDER BY id",
      [eventId],
    )
  ).rows;
const audit = async (targetId: string) =>
  (
    await database.pool.query(
      "SELECT action, before FROM audit_log WHERE target_id = $1 AND action <> 'event.created' ORDER BY id",
      [targetId],
    )
  ).rows;

describe("calling an event off", () => {
  it("is announced and kept once, however often it is done", async () => {
    const event = await insertSmallEvent(database.pool);
    const heard: string[] = [];
    const stop = onChange((tags) => heard.push(...tags));
    const all = await Promise.all([1, 2, 3].map(() => cancelEvent(event.organizerId, event.id, actor)));
    stop();
    for (const one of all)
      expect(one).toMatchObject({ id: event.id, status: "cancelled", availability: "not_on_sale" });
    expect(await told(event.id)).toEqual([{ topic: "event.cancelled", payload: { eventId: event.id } }]);
    expect(await audit(event.id)).toEqual([{ action: "event.cancelled", before: { status: "published" } }]);
    expect(heard).toEqual(expect.arrayContaining(["events", `event:${event.id}`]));
    const { rows } = await database.pool.query(
      "SELECT cancelled_at > now() - interval '1 minute' AS now FROM events WHERE id = $1",
      [event.id],
    );
    expect(rows).toEqual([{ now: true }]);
  });

  it("ends its sale: nothing is held, and what was held is not booked", async () => {
    for (const price of [0, 1000]) {
      const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price }] });
      const guest = newGuest();
      const hold = await holdPlaces(guest, event);
      await cancelEvent(event.organizerId, event.id, actor);
      await expect(holdPlaces(newGuest(), event)).rejects.toMatchObject({ code: "sales_closed" });
      await expect(bookHold(guest, hold.id)).rejects.toMatchObject({ code: "hold_expired" });
    }
  });

  it("is final, and not for drafts, what is over, or what is somebody else's", async () => {
    const event = await insertSmallEvent(database.pool);
    await cancelEvent(event.organizerId, event.id, actor);
    await expect(publishEvent(event.organizerId, event.id, actor)).rejects.toMatchObject(conflict);
    await expect(postponeEvent(event.organizerId, event.id, actor)).rejects.toMatchObject(conflict);
    const draft = await insertSmallEvent(database.pool, { status: "draft" });
    await expect(cancelEvent(draft.organizerId, draft.id, actor)).rejects.toMatchObject(conflict);
    const over = await insertSmallEvent(database.pool, { startsInHours: -1 });
    await expect(cancelEvent(over.organizerId, over.id, actor)).rejects.toMatchObject(conflict);
    const running = await insertSmallEvent(database.pool, { startsInHours: -1 });
    await database.pool.query("UPDATE events SET ends_at = now() + interval '1 hour' WHERE id = $1", [running.id]);
    expect((await cancelEvent(running.organizerId, running.id, actor)).status).toBe("cancelled");
    const other = await insertSmallEvent(database.pool);
    await expect(cancelEvent(event.organizerId, other.id, actor)).rejects.toMatchObject({ code: "not_found" });
    expect(await told(other.id)).toEqual([]);
  });
});

describe("postponing an event", () => {
  it("takes it off sale until it has a date and is published again; its people hear of each step", async () => {
    const office = await openBoxOffice(database.pool);
    const event = await sellEvent(office);
    const { organizerId } = office;
    expect(await postponeEvent(organizerId, event.id, actor)).toMatchObject({
      status: "postponed",
      availability: "not_on_sale",
    });
    await postponeEvent(organizerId, event.id, actor);
    await database.pool.query("UPDATE events SET starts_at = now() - interval '1 hour', ends_at = NULL WHERE id = $1", [
      event.id,
    ]);
    await expect(publishEvent(organizerId, event.id, actor)).rejects.toMatchObject(conflict);
    const { rows } = await database.pool.query("SELECT starts_at FROM events WHERE id = $1", [event.id]);
    await updateEvent(organizerId, event.id, { startsAt: "2036-05-01T18:00:00.000Z" }, actor);
    expect(await publishEvent(organizerId, event.id, actor)).toMatchObject({
      status: "published",
      publishedAt: event.publishedAt,
    });
    expect((await told(event.id)).map(({ payload }) => payload)).toEqual([
      { eventId: event.id, changeId: expect.any(String), changes: { status: { from: "published", to: "postponed" } } },
      {
        eventId: event.id,
        changeId: expect.any(String),
        changes: { startsAt: { from: rows[0].starts_at.toISOString(), to: "2036-05-01T18:00:00.000Z" } },
      },
      { eventId: event.id, changeId: expect.any(String), changes: { status: { from: "postponed", to: "published" } } },
    ]);
    await cancelEvent(organizerId, (await sellEvent(office)).id, actor);
  });

  it("is not for drafts and what is over; a postponed event can be called off", async () => {
    const draft = await insertSmallEvent(database.pool, { status: "draft" });
    await expect(postponeEvent(draft.organizerId, draft.id, actor)).rejects.toMatchObject(conflict);
    const over = await insertSmallEvent(database.pool, { startsInHours: -1 });
    await expect(postponeEvent(over.organizerId, over.id, actor)).rejects.toMatchObject(conflict);
    const waiting = await insertSmallEvent(database.pool, { status: "postponed", startsInHours: -1 });
    expect((await cancelEvent(waiting.organizerId, waiting.id, actor)).status).toBe("cancelled");
  });
});

describe("a change of an event", () => {
  it("is told to who has tickets when title or times are others, with what they were; else to nobody", async () => {
    const office = await openBoxOffice(database.pool);
    const event = await sellEvent(office);
    const change = (body: Parameters<typeof updateEvent>[2]) => updateEvent(office.organizerId, event.id, body, actor);
    await change({ title: event.title, startsAt: event.startsAt, tags: ["new"], refundPolicy: null });
    expect(await told(event.id)).toEqual([]);
    const endsAt = new Date(Date.parse(event.startsAt) + 3_600_000).toISOString();
    await change({ title: "Another", endsAt });
    expect((await told(event.id)).map(({ payload }) => payload)).toEqual([
      {
        eventId: event.id,
        changeId: expect.any(String),
        changes: { title: { from: event.title, to: "Another" }, endsAt: { from: event.endsAt, to: endsAt } },
      },
    ]);
  });

  it("tells each step of several at once", async () => {
    const office = await openBoxOffice(database.pool);
    const event = await sellEvent(office);
    const titles = ["One", "Two", "Three"];
    await Promise.all(titles.map((title) => updateEvent(office.organizerId, event.id, { title }, actor)));
    const steps = (await told(event.id)).map(({ payload }) => payload.changes.title);
    expect(steps.map(({ to }) => to).toSorted()).toEqual(titles.toSorted());
    expect(steps.map(({ from }) => from)).toEqual([event.title, ...steps.slice(0, 2).map(({ to }) => to)]);
  });

  it("of a draft is told to nobody", async () => {
    const office = await openBoxOffice(database.pool);
    const draft = await createEvent(office.organizerId, eventBody(office, {}), actor);
    await updateEvent(office.organizerId, draft.id, { title: "Another" }, actor);
    expect(await told(draft.id)).toEqual([]);
  });
});
