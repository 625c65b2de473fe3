import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { onChange } from "@/lib/platform/changes";
import { addHall, type BoxOffice, eventBody, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { createEvent } from "./create-event";
import { deleteDraft } from "./delete-draft";
import { getEventOrThrow } from "./get-event-or-throw";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";
import { publishEvent } from "./publish-event";
import { updateEvent } from "./update-event";

const database = useLibDatabase();
const actor = "usr_actor";
const notFound = { code: "not_found" };

const create = (office: BoxOffice, body: Parameters<typeof eventBody>[1] = {}) =>
  createEvent(office.organizerId, eventBody(office, body), actor);
const audit = async (targetId: string) =>
  (await database.pool.query("SELECT action FROM audit_log WHERE target_id = $1 ORDER BY id", [targetId])).rows.map(
    ({ action }) => action,
  );

describe("creating an event", () => {
  it("makes a draft with usual values, its tiers and its places", async () => {
    const office = await openBoxOffice(database.pool);
    const event = await create(office, {
      startsAt: "2027-03-27T23:30:00Z",
      tiers: [
        { name: "Early", price: 1500, capacity: 30 },
        { name: "Late", price: 2500, capacity: 70 },
      ],
    });
    expect(event).toMatchObject({
      status: "draft",
      // the day at the venue, which is an hour ahead
      slug: "night-of-the-lanterns-2027-03-28",
      timeZone: "Europe/Berlin",
      category: "other",
      capacity: 100,
      seatsLeft: 100,
      availability: "not_on_sale",
      maxPerBuyer: 10,
      holdSeconds: 180,
      refundPolicy: { until: 0, feePercent: 0 },
      priceRange: { min: { amount: 1500, currency: "EUR" }, max: { amount: 2500, currency: "EUR" } },
      publishedAt: null,
    });
    expect(event.tiers.map(({ name, left, seated }) => ({ name, left, seated }))).toEqual([
      { name: "Early", left: 30, seated: false },
      { name: "Late", left: 70, seated: false },
    ]);
    expect(await audit(event.id)).toEqual(["event.created"]);
  });

  it("takes the venue's newest seat map for seated tiers, or the one that is named", async () => {
    const office = await openBoxOffice(database.pool);
    const old = await addHall(office);
    const newest = await addHall(office, [{ name: "Stalls", rows: 1, seatsPerRow: 4, category: "Best" }]);
    const tiers = [{ name: "Seats", price: 1000, seatCategories: ["Best"] }];
    expect(await create(office, { tiers })).toMatchObject({ seatMap: { id: newest.id }, capacity: 4 });
    expect(await create(office, { tiers, seatMapId: old.id })).toMatchObject({ seatMap: { id: old.id }, capacity: 18 });
    expect((await create(office)).seatMap).toBeNull();
  });

  it("knows neither venues nor seat maps of others", async () => {
    const [office, other] = [await openBoxOffice(database.pool), await openBoxOffice(database.pool)];
    const map = await addHall(other);
    await expect(create(office, { venueId: other.venue.id })).rejects.toMatchObject(notFound);
    await expect(create(office, { seatMapId: map.id })).rejects.toMatchObject(notFound);
  });

  it.each([
    ["endsAt", { startsAt: "2027-05-01T20:00:00Z", endsAt: "2027-05-01T19:59:59Z" }],
    ["salesEndAt", { salesStartAt: "2027-04-01T00:00:00Z", salesEndAt: "2027-04-01T00:00:00Z" }],
    ["tiers[0].seatCategories", { tiers: [{ name: "Seats", price: 1, seatCategories: ["Best"] }] }],
  ])("is refused with a word about %s, and leaves nothing behind", async (path, body) => {
    const office = await openBoxOffice(database.pool);
    await expect(create(office, body)).rejects.toMatchObject({ code: "invalid_input", errors: [{ path }] });
    const { rows } = await database.pool.query("SELECT 1 FROM events WHERE organizer_id = $1", [office.organizerId]);
    expect(rows).toEqual([]);
  });

  it("gives events of one name and day addresses of their own, also when another is just being made", async () => {
    const office = await openBoxOffice(database.pool);
    const startsAt = "2027-06-01T18:00:00Z";
    const first = await create(office, { title: "Twins", startsAt });
    expect(first.slug).toBe("twins-2027-06-01");
    expect((await create(office, { title: "Twins", startsAt })).slug).toMatch(/^twins-2027-06-01-\w{5}$/);

    const other = await database.pool.connect();
    await other.query("BEGIN");
    await other.query("UPDATE events SET slug = 'triplets-2027-06-01' WHERE id = $1", [first.id]);
    const meanwhile = create(office, { title: "Triplets", startsAt });
    const waits = () =>
      database.pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
    while ((await waits()).rowCount === 0) await new Promise(setImmediate);
    await other.query("COMMIT");
    other.release();
    expect((await meanwhile).slug).toMatch(/^triplets-2027-06-01-\w{5}$/);
  });
});

describe("publishing", () => {
  it("puts a draft on sale, once, and says so to caches", async () => {
    const office = await openBoxOffice(database.pool);
    const draft = await create(office);
    await expect(getEventOrThrow(draft.id)).rejects.toMatchObject(notFound);
    const heard: string[] = [];
    const stop = onChange((tags) => heard.push(...tags));
    const event = await publishEvent(office.organizerId, draft.id, actor);
    stop();
    expect(event).toMatchObject({ status: "published", availability: "available", publishedAt: expect.any(String) });
    expect(heard).toEqual(expect.arrayContaining(["events", `event:${draft.id}`]));
    await expect(publishEvent(office.organizerId, draft.id, actor)).rejects.toMatchObject({ code: "conflict" });
    expect((await getEventOrThrow(event.slug)).id).toBe(draft.id);
    expect(await audit(draft.id)).toEqual(["event.created", "event.published"]);
  });

  it("is not for others", async () => {
    const [office, other] = [await openBoxOffice(database.pool), await openBoxOffice(database.pool)];
    const draft = await create(office);
    await expect(publishEvent(other.organizerId, draft.id, actor)).rejects.toMatchObject(notFound);
    expect((await getOwnEventOrThrow(office.organizerId, draft.id)).status).toBe("draft");
    await expect(getOwnEventOrThrow(other.organizerId, draft.id)).rejects.toMatchObject(notFound);
  });
});

describe("changing an event", () => {
  it("changes what is given and nothing else", async () => {
    const office = await openBoxOffice(database.pool);
    const event = await sellEvent(office);
    const heard: string[] = [];
    const stop = onChange((tags) => heard.push(...tags));
    const startsAt = "2027-08-01T18:00:00.000Z";
    const endsAt = "2027-08-01T21:00:00.000Z";
    const salesEndAt = "2027-07-31T00:00:00.000Z";
    const changed = await updateEvent(
      office.organizerId,
      event.id,
      { title: "Day of the Lanterns", startsAt, endsAt, salesEndAt, refundPolicy: null, tags: ["light"] },
      actor,
    );
    stop();
    expect(changed).toMatchObject({
      title: "Day of the Lanterns",
      startsAt,
      endsAt,
      salesEndAt,
      refundPolicy: null,
      tags: ["light"],
    });
    expect(changed).toMatchObject({
      slug: event.slug,
      maxPerBuyer: 10,
      status: "published",
      description: event.description,
    });
    expect(heard).toEqual(expect.arrayContaining(["events", `event:${event.id}`, `event:${event.slug}`]));
    const back = await updateEvent(
      office.organizerId,
      event.id,
      { refundPolicy: { until: 24, feePercent: 10 } },
      actor,
    );
    expect(back).toMatchObject({ title: "Day of the Lanterns", refundPolicy: { until: 24, feePercent: 10 } });
    expect(await audit(event.id)).toEqual(["event.created", "event.published", "event.updated", "event.updated"]);
  });

  it("keeps times in order, also with those that stay", async () => {
    const office = await openBoxOffice(database.pool);
    const event = await create(office, {
      startsAt: "2027-05-01T20:00:00Z",
      endsAt: "2027-05-01T22:00:00Z",
      salesStartAt: "2027-04-01T00:00:00Z",
    });
    for (const [path, body] of [
      ["endsAt", { startsAt: "2027-05-02T20:00:00Z" }],
      ["endsAt", { endsAt: "2027-05-01T19:00:00Z" }],
      ["salesEndAt", { salesEndAt: "2027-03-01T00:00:00Z" }],
    ] as const) {
      await expect(updateEvent(office.organizerId, event.id, body, actor)).rejects.toMatchObject({
        errors: [{ path }],
      });
    }
  });

  it("is not for others", async () => {
    const [office, other] = [await openBoxOffice(database.pool), await openBoxOffice(database.pool)];
    const event = await sellEvent(office);
    await expect(updateEvent(other.organizerId, event.id, { title: "Mine" }, actor)).rejects.toMatchObject(notFound);
    expect((await getEventOrThrow(event.id)).title).toBe(event.title);
  });
});

describe("deleting a draft", () => {
  it("takes it away", async () => {
    const office = await openBoxOffice(database.pool);
    const draft = await create(office);
    await deleteDraft(office.organizerId, draft.id, actor);
    await expect(getOwnEventOrThrow(office.organizerId, draft.id)).rejects.toMatchObject(notFound);
    await expect(publishEvent(office.organizerId, draft.id, actor)).rejects.toMatchObject(notFound);
  });

  it("leaves what was published, and what is somebody else's", async () => {
    const [office, other] = [await openBoxOffice(database.pool), await openBoxOffice(database.pool)];
    const event = await sellEvent(office);
    await expect(deleteDraft(office.organizerId, event.id, actor)).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteDraft(other.organizerId, event.id, actor)).rejects.toMatchObject(notFound);
    expect((await getEventOrThrow(event.id)).status).toBe("published");
  });
});
