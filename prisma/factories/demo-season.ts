import { amphitheatreEvents } from "./demo-amphitheatre-events";
import { arenaEvents } from "./demo-arena-events";
import { clubEvents } from "./demo-club-events";
import { concertHallEvents } from "./demo-concert-hall-events";
import type { DemoEvent } from "./demo-event";
import { kurhausEvents } from "./demo-kurhaus-events";
import { ropewalkEvents } from "./demo-ropewalk-events";
import { studioEvents } from "./demo-studio-events";
import { theatreEvents } from "./demo-theatre-events";

/** Everything that is on, was on, or was to be on. */
export const demoSeason: DemoEvent[] = [
  ...theatreEvents,
  ...arenaEvents,
  ...concertHallEvents,
  ...amphitheatreEvents,
  ...clubEvents,
  ...studioEvents,
  ...ropewalkEvents,
  ...kurhausEvents,
];
