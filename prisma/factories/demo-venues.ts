import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { addSeatMap } from "@/lib/venues/add-seat-map";
import { createVenue } from "@/lib/venues/create-venue";
import { arenaLayout } from "./arena-layout";
import type { DemoHall } from "./demo-event";
import type { Spot } from "./layout-geometry";
import { theatreLayout } from "./theatre-layout";

const city = { city: "Lindenport", country: "DE", timeZone: "Europe/Berlin" } as const;

/** A venue, on one of its seat maps. */
export interface Hall {
  venueId: string;
  seatMapId: string | null;
  layout: SeatMapLayout | null;
  /** Where everybody looks, in the layout's units. */
  focus: Spot;
}

/** Makes the three venues of the demo and their seat maps. */
export async function makeDemoHalls(organizerId: string, actor: string): Promise<Record<DemoHall, Hall>> {
  const playhouse = theatreLayout();
  const court = arenaLayout("court");
  const stage = arenaLayout("stage");
  const theatre = await createVenue(organizerId, {
    ...city,
    name: "Tidehouse Theatre",
    address: "Schleusenplatz 3",
    capacity: seatsOf(playhouse),
  });
  const arena = await createVenue(organizerId, {
    ...city,
    name: "Nordkai Arena",
    address: "Am Nordkai 40",
    capacity: 8200,
  });
  const club = await createVenue(organizerId, { ...city, name: "Neunauge", address: "Tauwerkgasse 9", capacity: 400 });
  const add = async (venueId: string, layout: SeatMapLayout, x: number, y: number): Promise<Hall> => {
    const { id } = await addSeatMap(organizerId, venueId, layout, [], actor);
    return { venueId, seatMapId: id, layout, focus: { x: layout.width * x, y: layout.height * y } };
  };
  const unseated = (venueId: string): Hall => ({ venueId, seatMapId: null, layout: null, focus: { x: 0, y: 0 } });
  return {
    theatre: await add(theatre.id, playhouse, 0.5, 0.15),
    "theatre-unseated": unseated(theatre.id),
    "arena-court": await add(arena.id, court, 0.5, 0.5),
    "arena-stage": await add(arena.id, stage, 0.35, 0.5),
    club: unseated(club.id),
  };
}

function seatsOf(layout: SeatMapLayout): number {
  return layout.sections.flatMap((section) => section.rows).reduce((sum, row) => sum + row.numbers.length, 0);
}
