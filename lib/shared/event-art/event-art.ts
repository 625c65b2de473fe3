import { beams, burst, floor, horizon, lamps, speakers, tunnel } from "./club";
import { bubbles, disguise, grins, laugh, microphone, stool } from "./comedy";
import { horn, keys, pipes, record, score, strings, waves } from "./concert";
import { auditorium, bulb, cubes, halftone, letters, network, notes } from "./conference";
import { HEIGHT, rectangle, WIDTH } from "./draw";
import { balloons, blocks, boats, kite, puppet, rainbow, top, whale } from "./family";
import { books, gables, lanterns, market, meeting, projector, tickets } from "./other";
import { type Palette, paletteFor } from "./palette";
import { pick, type Random, randomFrom } from "./random";
import { ball, court, net, pennants, track, trophy } from "./sport";
import { arches, curtain, doorway, masks, scenery, spots } from "./theatre";

type Composition = (random: Random, palette: Palette) => string;
type Compositions = readonly [Composition, ...Composition[]];

const others: Compositions = [tickets, meeting, lanterns, market, books, projector, gables];

const compositions = new Map<string, Compositions>([
  ["concert", [waves, record, strings, keys, score, horn, pipes]],
  ["theatre", [curtain, arches, masks, doorway, spots, scenery]],
  ["sport", [court, track, ball, net, pennants, trophy]],
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
