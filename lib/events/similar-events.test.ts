import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { similarEvents } from "./similar-events";

const database = useLibDatabase();
const day = (n: number) => new Date(Date.UTC(2027, 4, n, 18)).toISOString();
const titles = async (id: string, most?: number) => (await similarEvents(id, most)).map(({ title }) => title);

describe("similar events", () => {
  it("share artists before kind, and kind before place; the nearer of two that are alike comes first", async () => {
    const here = await openBoxOffice(database.pool, { name: "Here", city: "Köln" });
    const there = await openBoxOffice(database.pool, { name: "There", city: "Bern" });
    const event = await sellEvent(here, {
      title: "The One",
      artists: ["Mara Quill"],
      tags: ["Folk", "Live"],
      category: "concert",
      startsAt: day(10),
    });
    expect(await titles(event.id)).toEqual([]);
    await sellEvent(there, { title: "Anything", category: "sport", startsAt: day(10) });
    await sellEvent(here, { title: "Same place", category: "sport", startsAt: day(11) });
    await sellEvent(there, { title: "Same kind, later", category: "concert", tags: ["folk"], startsAt: day(25) });
    await sellEvent(there, { title: "Same kind", category: "concert", tags: ["FOLK"], startsAt: day(8) });
    await sellEvent(there, { title: "Same artist", artists: ["mara quill"], category: "sport", startsAt: day(28) });
    expect(await titles(event.id)).toEqual(["Same artist", "Same kind", "Same kind, later", "Same place"]);
    expect(await titles(event.id, 5)).toContain("Anything");
    expect(await titles(event.id, 1)).toEqual(["Same artist"]);
  });

  it("are never itself, cancelled, drafts or over, also of an event that is", async () => {
    const office = await openBoxOffice(database.pool, { name: "Lone", city: "Lonely" });
    const event = await sellEvent(office, { title: "Alone", startsAt: day(10) });
    for (const [title, change] of [
      ["Cancelled", "status = 'cancelled'"],
      ["Draft", "status = 'draft'"],
      ["Over", "starts_at = now() - interval '1 hour'"],
      ["Deleted", "deleted_at = now()"],
    ]) {
      const other = await sellEvent(office, { title: title ?? "", startsAt: day(10) });
      await database.pool.query(`UPDATE events SET ${change} WHERE id = $1`, [other.id]);
      const found = await titles(event.id, 20);
      expect(found).not.toContain(title);
      expect(found).not.toContain("Alone");
      expect((await titles(other.id, 1))[0]).toBe("Alone");
    }
    expect(await titles("evt_none")).toEqual([]);
  });
});
