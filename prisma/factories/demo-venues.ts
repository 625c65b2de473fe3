import type pg from "pg";
import { newId } from "@/lib/platform/ids";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { slugify } from "@/lib/shared/slug";
import { labelsOf, type SeatLabels } from "@/lib/venues/layouts";
import { layoutHash } from "@/lib/venues/seating-plan/layout-hash";
import { amphitheatreLayout } from "./amphitheatre-layout";
import { arenaLayout } from "./arena-layout";
import { concertHallLayout } from "./concert-hall-layout";
import type { DemoHall } from "./demo-event";
import type { DemoOrganizer } from "./demo-organizers";
import { kurhausLayout } from "./kurhaus-layout";
import type { Spot } from "./layout-geometry";
import { studioLayout } from "./studio-layout";
import { theatreLayout } from "./theatre-layout";

/** A venue, on one of its seat maps. */
export interface Hall {
  venueId: string;
  organizer: DemoOrganizer;
  seatMapId: string | null;
  layout: SeatMapLayout | null;
  labels: SeatLabels | null;
  /** Where everybody looks, in the layout's units. */
  focus: Spot;
}

interface DemoVenue {
  organizer: DemoOrganizer;
  name: string;
  address: string;
  city: string;
  capacity: number;
  /** Its halls: those with a layout, and where everybody looks there, in parts of width and height. */
  halls: { hall: DemoHall; layout?: () => SeatMapLayout; focus?: [number, number] }[];
}

const venues: DemoVenue[] = [
  {
    organizer: "stages",
    name: "Tidehouse Theatre",
    address: "Schleusenplatz 3",
    city: "Lindenport",
    capacity: 702,
    halls: [{ hall: "theatre", layout: theatreLayout, focus: [0.5, 0.15] }, { hall: "theatre-unseated" }],
  },
  {
    organizer: "stages",
    name: "Nordkai Arena",
    address: "Am Nordkai 40",
    city: "Lindenport",
    capacity: 8200,
    halls: [
      { hall: "arena-court", layout: () => arenaLayout("court"), focus: [0.5, 0.5] },
      { hall: "arena-stage", layout: () => arenaLayout("stage"), focus: [0.35, 0.5] },
    ],
  },
  {
    organizer: "stages",
    name: "Salzhang Amphitheatre",
    address: "Am Salzhang 1",
    city: "Lindenport",
    capacity: 2100,
    halls: [{ hall: "amphitheatre", layout: amphitheatreLayout, focus: [0.5, 0.2] }],
  },
  {
    organizer: "speicherkai",
    name: "Speicherkai Concert Hall",
    address: "Speicherkai 17",
    city: "Lindenport",
    capacity: 1289,
    halls: [{ hall: "concert-hall", layout: concertHallLayout, focus: [0.5, 0.16] }],
  },
  {
    organizer: "neunauge",
    name: "Neunauge",
    address: "Tauwerkgasse 9",
    city: "Lindenport",
    capacity: 400,
    halls: [{ hall: "club" }],
  },
  {
    organizer: "neunauge",
    name: "Kajüte",
    address: "Tauwerkgasse 11",
    city: "Lindenport",
    capacity: 115,
    halls: [{ hall: "studio", layout: studioLayout, focus: [0.5, 0.12] }],
  },
  {
    organizer: "neunauge",
    name: "The Long Ropewalk",
    address: "Seilerbahn 2",
    city: "Grauwerder",
    capacity: 900,
    halls: [{ hall: "ropewalk" }],
  },
  {
    organizer: "speicherkai",
    name: "Kurhaus Ostmoor",
    address: "Promenade 5",
    city: "Ostmoor",
    capacity: 361,
    halls: [{ hall: "kurhaus", layout: kurhausLayout, focus: [0.5, 0.1] }],
  },
];

/** Makes the venues of the demo and their seat maps, in the caller's transaction. */
export async function makeDemoHalls(
  client: pg.ClientBase,
  organizers: Record<DemoOrganizer, { id: string; owner: string }>,
): Promise<Map<DemoHall, Hall>> {
  const halls = new Map<DemoHall, Hall>();
  for (const venue of venues) {
    const { id: organizerId, owner } = organizers[venue.organizer];
    const venueId = newId("venue");
    await client.query(
      `INSERT INTO venues (id, organizer_id, slug, name, address, city, country, time_zone, capacity, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'DE', 'Europe/Berlin', $7, now() - interval '23 months')`,
      [
        venueId,
        organizerId,
        slugify(`${venue.name} ${venue.city}`),
        venue.name,
        venue.address,
        venue.city,
        venue.capacity,
      ],
    );
    let version = 0;
    for (const { hall, layout: make, focus } of venue.halls) {
      const layout = make?.() ?? null;
      halls.set(hall, {
        venueId,
        organizer: venue.organizer,
        seatMapId: layout && (await addLayout(client, { venueId, organizerId, owner, version: ++version }, layout)),
        layout,
        labels: layout && labelsOf(layout),
        focus: { x: (layout?.width ?? 0) * (focus?.[0] ?? 0), y: (layout?.height ?? 0) * (focus?.[1] ?? 0) },
      });
    }
  }
  return halls;
}

async function addLayout(
  client: pg.ClientBase,
  of: { venueId: string; organizerId: string; owner: string; version: number },
  layout: SeatMapLayout,
): Promise<string> {
  const id = newId("seatMap");
  const seats = layout.sections.flatMap((section) => section.rows).reduce((sum, row) => sum + row.numbers.length, 0);
  await client.query(
    `INSERT INTO seat_maps (id, venue_id, version, name, hash, seat_count, layout, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now() - interval '23 months')`,
    [id, of.venueId, of.version, layout.name, layoutHash(layout), seats, JSON.stringify(layout)],
  );
  await client.query(
    `INSERT INTO audit_log (at, actor, organizer_id, action, target_id, after)
     VALUES (now() - interval '23 months', $1, $2, 'seat_map.added', $3, json_build_object('venueId', $4::text, 'version', $5::int, 'seats', $6::int))`,
    [of.owner, of.organizerId, id, of.venueId, of.version, seats],
  );
  return id;
}
