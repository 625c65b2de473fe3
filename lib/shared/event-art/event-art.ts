import { beams, floor } from "./club";
import { grins, microphone } from "./comedy";
import { record, waves } from "./concert";
import { auditorium, halftone } from "./conference";
import { HEIGHT, rectangle, WIDTH } from "./draw";
import { balloons, blocks } from "./family";
import { ball, net, pennants, pool } from "./games";
import { bulb, cubes, letters, network, notes } from "./ideas";
import { bubbles, disguise, laugh, stool } from "./jokes";
import { horn, keys, pipes, score, strings } from "./music";
import { burst, horizon, lamps, speakers, tunnel } from "./night";
import { meeting, tickets } from "./other";
import { type Palette, paletteFor } from "./palette";
import { boats, kite, puppet, rainbow, top, whale } from "./playroom";
import { pick, type Random, randomFrom } from "./random";
import { court, track } from "./sport";
import { doorway, masks, scenery, spots } from "./stage";
import { arches, curtain } from "./theatre";
import { books, gables, lanterns, market, projector } from "./town";

type Composition = (random: Random, palette: Palette) => string;
type Compositions = readonly [Composition, ...Composition[]];

const others: Compositions = [tickets, meeting, lanterns, market, books, projector, gables];

const compositions = new Map<string, Compositions>([
  ["concert", [waves, record, strings, keys, score, horn, pipes]],
  ["theatre", [curtain, arches, masks, doorway, spots, scenery]],
  ["sport", [court, track, ball, net, pennants, pool]],
  ["comedy", [grins, microphone, laugh, bubbles, disguise, stool]],
  ["family", [blocks, balloons, kite, boats, whale, rainbow, puppet, top]],
  ["conference", [auditorium, halftone, network, notes, cubes, bulb, letters]],
  ["club", [floor, beams, speakers, burst, horizon, tunnel, lamps]],
]);

/**
 * A picture for an event that has none, as an SVG document of 4:3. The same category and seed give
 * the same picture, on every machine and for good: its address is cached for a year.
 */
export function eventArt(category: string, seed: string): string {
  const random = randomFrom(`${category} ${seed}`);
  const palette = paletteFor(random);
  const compose = pick(random, compositions.get(category) ?? others);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" preserveAspectRatio="xMidYMid slice">` +
    `${rectangle(0, 0, WIDTH, HEIGHT, palette.ground)}${compose(random, palette)}</svg>`
  );
}

const name = /^([a-z]{1,20})-([0-9a-z_]{1,64})\.svg$/;

/** The address of an event's picture on this site. */
export function eventArtPath(event: { id: string; category: string }): string {
  return `/art/${event.category}-${event.id}.svg`;
}

/** Category and seed of a picture's file name; null when it is not one. */
export function readArtName(file: string): { category: string; seed: string } | null {
  const match = name.exec(file);
  return match?.[1] && match[2] ? { category: match[1], seed: match[2] } : null;
}
