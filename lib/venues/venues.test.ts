import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { onChange } from "@/lib/platform/changes";
import { encodeCursor } from "@/lib/platform/cursor";
import { openBoxOffice } from "@/prisma/factories/box-office";
import { createVenue } from "./create-venue";
import { getVenueOrThrow } from "./get-venue-or-throw";
import { findImportOrganizer, findOrCreateImportVenue } from "./import-venue";
import { listVenues } from "./list-venues";
import { updateVenue } from "./update-venue";

const database = useLibDatabase();
const notFound = { code: "not_found" };
const body = { name: "Grüner Saal", city: "Lindenport", country: "DE", timeZone: "Europe/Berlin" };

// first, while there is no organizer yet
it("finds an organizer for the command line: the named one, the oldest, or a new one", async () => {
  await expect(findImportOrganizer("unknown")).rejects.toMatchObject(notFound);
  const made = await findImportOrganizer(undefined);
  expect(await findImportOrganizer("box-office")).toBe(made);
  const office = await openBoxOffice(database.pool);
  expect(await findImportOrganizer(undefined)).toBe(made);
  const { rows } = await database.pool.query("SELECT slug FROM organizers WHERE id = $1", [office.organizerId]);
  expect(await findImportOrganizer(rows[0].slug)).toBe(office.organizerId);
});

describe("venues", () => {
  it("have an address of their own, made of name and city", async () => {
    const { organizerId } = await openBoxOffice(database.pool);
    const first = await createVenue(organizerId, { ...body, capacity: 200, address: "Kai 1" });
    expect(first).toMatchObject({
      slug: "gruner-saal-lindenport",
      capacity: 200,
      address: "Kai 1",
      timeZone: "Europe/Berlin",
    });
    const others = await Promise.all([1, 2, 3].map(() => createVenue(organizerId, body)));
    for (const { slug } of others) expect(slug).toMatch(/^gruner-saal-lindenport-\w{4}$/);
    expect(new Set(others.map(({ slug }) => slug)).size).toBe(3);
  });

  it("are changed in what is given, and shared pages hear of it", async () => {
    const { organizerId } = await openBoxOffice(database.pool);
    const { id, slug } = await createVenue(organizerId, body);
    const heard: string[] = [];
    const stop = onChange((tags) => heard.push(...tags));
    expect(await updateVenue(organizerId, id, { name: "Blauer Saal", capacity: 10 })).toMatchObject({
      id,
      slug,
      name: "Blauer Saal",
      capacity: 10,
      city: "Lindenport",
    });
    stop();
    expect(heard).toContain("events");
  });

  it("are their organizer's alone", async () => {
    const [office, other] = [await openBoxOffice(database.pool), await openBoxOffice(database.pool)];
    const { id } = office.venue;
    expect((await getVenueOrThrow(office.organizerId, id)).id).toBe(id);
    await expect(getVenueOrThrow(other.organizerId, id)).rejects.toMatchObject(notFound);
    await expect(updateVenue(other.organizerId, id, { name: "Mine" })).rejects.toMatchObject(notFound);
    await database.pool.query("UPDATE venues SET deleted_at = now() WHERE id = $1", [id]);
    await expect(getVenueOrThrow(office.organizerId, id)).rejects.toMatchObject(notFound);
  });

  it("are listed in pages, newest first, without repeats when one is added meanwhile", async () => {
    const { organizerId, venue } = await openBoxOffice(database.pool);
    const made = [venue.id];
    for (let i = 0; i < 4; i++) made.push((await createVenue(organizerId, { ...body, name: `Hall ${i}` })).id);
    const first = await listVenues(organizerId, { limit: 2 });
    await createVenue(organizerId, { ...body, name: "New" });
    const second = await listVenues(organizerId, { limit: 2, cursor: first.nextCursor ?? "" });
    const third = await listVenues(organizerId, { limit: 2, cursor: second.nextCursor ?? "" });
    expect([first, second, third].flatMap(({ data }) => data.map(({ id }) => id))).toEqual([...made].reverse());
    expect(third.nextCursor).toBeNull();
    for (const cursor of ["rubbish", encodeCursor([1]), encodeCursor(["\u0000"])]) {
      await expect(listVenues(organizerId, { limit: 2, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
    }
  });
});

describe("the venue of an import", () => {
  it("is the organizer's one of that name, or a new one", async () => {
    const { organizerId } = await openBoxOffice(database.pool);
    const made = await findOrCreateImportVenue(organizerId, { name: "Pier 7" });
    expect(made).toMatchObject({ name: "Pier 7", city: "", country: "DE", timeZone: "Europe/Berlin" });
    expect((await findOrCreateImportVenue(organizerId, { name: "PIER 7", city: undefined })).id).toBe(made.id);
    const other = await openBoxOffice(database.pool);
    expect((await findOrCreateImportVenue(other.organizerId, { name: "Pier 7" })).id).not.toBe(made.id);
  });

  it("has to be told apart by its city where several have the name", async () => {
    const { organizerId } = await openBoxOffice(database.pool);
    const kiel = await findOrCreateImportVenue(organizerId, { name: "Pier 7", city: "Kiel" });
    const bonn = await findOrCreateImportVenue(organizerId, { name: "Pier 7", city: "Bonn" });
    expect(kiel.id).not.toBe(bonn.id);
    expect((await findOrCreateImportVenue(organizerId, { name: "Pier 7", city: "Kiel" })).id).toBe(kiel.id);
    await expect(findOrCreateImportVenue(organizerId, { name: "Pier 7" })).rejects.toMatchObject({ code: "conflict" });
  });
});
