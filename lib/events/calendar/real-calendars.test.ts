import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsed } from "./calendar-fixtures";

// Real files lie beside the repository where they are at hand; they are no part of it.
const folder = new URL("../../../../shared/data/events/", import.meta.url);
const read = (file: string) => parsed(readFileSync(new URL(file, folder), "utf8"), "Europe/Berlin");

describe.runIf(existsSync(folder))("real calendars", () => {
  it("home games, in their own time zone", () => {
    const { name, entries, notes } = read("loewen-erfurt-home-games-2026-27.ics");
    expect(name).toBe("Basketball Löwen Erfurt home games 2026/27");
    expect(entries).toHaveLength(14);
    expect(entries[0]).toMatchObject({
      uid: "loewen-20261011@erfurt.example",
      title: "Basketball Löwen Erfurt – Porsche BBA Ludwigsburg",
      startsAt: new Date("2026-10-11T15:00:00Z"),
      endsAt: new Date("2026-10-11T17:00:00Z"),
      location: "Riethsporthalle, Essener Straße 20, 99089 Erfurt",
      categories: ["Sport", "Basketball"],
    });
    expect(notes).toEqual({});
  });

  it("a conference, with HTML in lines that were never folded", () => {
    const { name, entries, notes } = read("pycon-us-2025_224.ics");
    expect(name).toBe("PyCon 2025 All Events");
    expect(entries).toHaveLength(224);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(224);
    expect(new Set(entries.map(({ location }) => location)).size).toBe(21);
    const talk = entries.find(({ title }) => title === "[talk] Looking At Audio");
    expect(talk?.description).toContain('in which we can "see" sound');
    expect(talk?.description).toContain("Łukasz Langa\n");
    expect(entries.filter(({ description }) => /<\/?(?:p|strong|em|ul|li|a)>|&amp;/.test(description))).toEqual([]);
    expect(notes).toEqual({ characters_removed: 1, end_dropped: 30, in_past: 224 });
  });
});
