import { circle, HEIGHT, line, path, rectangle, shape, turned, WIDTH } from "./draw";
import { between, ink, type Palette, shade } from "./palette";
import { type Random, whole } from "./random";

const round = ' stroke-linecap="round"';

/** An auditorium from above: rows of places round a speaker, some of them taken. */
export function auditorium(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 240, 360);
  const y = HEIGHT + 10;
  let drawn = "";
  for (let row = 0; row < 9; row++) {
    const radius = 96 + row * 44;
    const arc = path`M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${radius * 2} 0`;
    drawn += line(
      arc,
      row % 3 === 1 ? second : between(main, ground, row * 0.05),
      27,
      `${round} stroke-dasharray="0 44"`,
    );
    const offset = -44 * whole(random, 1, 5);
    const gap = 44 * whole(random, 7, 14);
    drawn += line(arc, spark, 27, `${round} stroke-dasharray="0 ${gap}" stroke-dashoffset="${offset}"`);
  }
  return drawn + circle(x, y, 62, shade(ground, -0.14)) + circle(x, y - 12, 30, spark);
}

/** A field of dots that swells where the idea is. */
export function halftone(random: Random, { main, second, spark }: Palette): string {
  const step = 50;
  const x0 = whole(random, 120, 480);
  const y0 = whole(random, 110, 340);
  const sizes = [7, 13, 20, 28, 36, 43];
  const dots = sizes.map(() => "");
  for (let y = 25; y < HEIGHT; y += step)
    for (let x = 25; x < WIDTH; x += step) {
      const nearness = Math.exp(-((x - x0) ** 2 + (y - y0) ** 2) / 52_000);
      const size = Math.min(sizes.length - 1, Math.floor(nearness * sizes.length));
      dots[size] += path`M${x} ${y}h0`;
    }
  const last = sizes.length - 1;
  return sizes
    .map((size, at) => line(dots[at] ?? "", at === last ? spark : between(main, second, at / last), size, round))
    .join("");
}

/** Who knows whom. */
export function network(random: Random, { ground, main, second, spark }: Palette): string {
  const spots = Array.from({ length: 15 }, (_, i) => ({
    x: 60 + (i % 5) * 120 + whole(random, -34, 34),
    y: 75 + Math.floor(i / 5) * 150 + whole(random, -38, 38),
    size: whole(random, 0, 4),
  }));
  const hub = whole(random, 6, 8);
  let links = "";
  let bright = "";
  spots.forEach((a, i) => {
    for (const [j, b] of spots.entries()) {
      if (j <= i || Math.hypot(a.x - b.x, a.y - b.y) > 190) continue;
      const d = path`M${a.x} ${a.y}L${b.x} ${b.y}`;
      if (i === hub || j === hub) bright += d;
      else links += d;
    }
  });
  const nodes = spots.map(({ x, y, size }, i) =>
    i === hub
      ? circle(x, y, 52, spark) + circle(x, y, 22, ground)
      : circle(x, y, 14 + size * 5, size % 2 === 0 ? main : second),
  );
  return line(links, between(ground, main, 0.7), 4) + line(bright, spark, 6) + nodes.join("");
}

/** The wall at the end of a good workshop. */
export function notes(random: Random, { ground, main, second, spark }: Palette): string {
  const colours = [main, second, spark, between(main, second, 0.5), second];
  let drawn = "";
  for (let note = 0; note < 12; note++) {
    const x = 18 + (note % 4) * 146 + whole(random, -8, 8);
    const y = 14 + Math.floor(note / 4) * 146 + whole(random, -8, 8);
    const colour = colours[whole(random, 0, 4)] ?? main;
    const pen = colour[0] > 0.6 ? ink(ground) : second;
    let words = "";
    for (let row = 0; row < whole(random, 2, 4); row++)
      words += path`M${x + 22} ${y + 34 + row * 22}h${whole(random, 34, 84)}`;
    drawn +=
      `<g transform="${path`rotate(${whole(random, -7, 7)} ${x + 64} ${y + 64})`}">` +
      shape(path`M${x} ${y}h128v104l-24 24H${x}z`, colour) +
      shape(path`M${x + 128} ${y + 104}h-24v24z`, shade(colour, -0.14)) +
      line(words, pen, 7, ' stroke-linecap="round" opacity=".8"') +
      "</g>";
  }
  return drawn;
}

/** Cubes, of which one is being put in its place. */
export function cubes(random: Random, { ground, main, second, spark }: Palette): string {
  const [w, h] = [92, 52];
  const lifted = whole(random, 1, 2);
  let drawn = "";
  for (let row = 0; row < 5; row++)
    for (let column = -1; column < 4; column++) {
      const x = column * w * 2 + (row % 2) * w;
      const y = 20 + row * h * 2;
      const number = row * 5 + column;
      const special = row === lifted && column === 1;
      const tall = special ? 66 : whole(random, 0, 2) * 14;
      const face = special ? spark : number % 3 === 0 ? second : number % 3 === 1 ? main : between(main, ground, 0.4);
      const up = y - tall;
      drawn +=
        shape(path`M${x} ${up}l${w} ${h}v${h * 2 + tall}l${-w} ${-h}z`, shade(face, -0.16)) +
        shape(path`M${x + w * 2} ${up}l${-w} ${h}v${h * 2 + tall}l${w} ${-h}z`, shade(face, -0.07)) +
        shape(path`M${x} ${up}l${w} ${-h} ${w} ${h} ${-w} ${h}z`, face);
    }
  return drawn;
}

/** The moment before somebody says it aloud. */
export function bulb(random: Random, { ground, main, second, spark }: Palette): string {
  const dark = ink(ground);
  const start = random() * 30;
  let [long, short] = ["", ""];
  for (let ray = 0; ray < 24; ray++) {
    const angle = ((start + ray * 15) * Math.PI) / 180;
    const reach = ray % 2 === 0 ? 420 : 236 + whole(random, 0, 30);
    const d = path`M${300 + Math.cos(angle) * 176} ${190 + Math.sin(angle) * 176}L${300 + Math.cos(angle) * reach} ${190 + Math.sin(angle) * reach}`;
    if (ray % 2 === 0) long += d;
    else short += d;
  }
  const glass = path`M300 70a120 120 0 0 1 70 218q-18 14-18 38v14H248v-14q0-24-18-38A120 120 0 0 1 300 70z`;
  return turned(
    whole(random, -14, 14),
    line(long, between(ground, main, 0.6), 12, ' stroke-linecap="round"') +
      line(short, second, 12, ' stroke-linecap="round"') +
      shape(glass, spark) +
      line("M262 340V244l38 30 38-30v96", spark[0] > 0.55 ? dark : second, 9, ' stroke-linejoin="round"') +
      rectangle(246, 336, 108, 26, main, ' rx="13"') +
      rectangle(254, 368, 92, 22, second, ' rx="11"') +
      shape("M268 396h64q-8 26-32 26t-32-26z", main),
  );
}

/** Signs as large as posters. None of them is a word, nor can they become one. */
const signs = [
  "M60-52A76 82 0 1 0 60 52M60 52V6H12",
  "M-42-84V84M-42-70H10a40 40 0 0 1 0 80H-42M6 12L54 84",
  "M0-76a66 76 0 1 0 .1 0M22 40L64 88",
  "M62 84L-34-34a34 34 0 1 1 56-8C8-20-58 0-58 40C-58 92 26 96 58 12",
  "M-48-40a48 44 0 1 1 62 44q-14 8-14 34M0 76v8",
  "M-24-84L-40 84M40-84L24 84M-68-30H70M-74 34H64",
] as const;

/** Six sheets of a type specimen. */
export function letters(random: Random, { ground, main, second, spark }: Palette): string {
  const tiles = [main, second, spark, between(main, ground, 0.35)];
  const first = whole(random, 0, 5);
  const step = random() < 0.5 ? 1 : 5;
  let drawn = "";
  for (let tile = 0; tile < 6; tile++) {
    const [x, y] = [(tile % 3) * 200, Math.floor(tile / 3) * 225];
    const colour = tiles[(tile + whole(random, 0, 1) * 2 + Math.floor(tile / 3)) % 4] ?? main;
    const pen = colour[0] > 0.6 ? ink(ground) : second;
    const sign = signs[(first + tile * step) % 6] ?? signs[0];
    drawn += rectangle(x, y, 200, 225, colour);
    drawn += `<g transform="${path`translate(${x + 100} ${y + 112}) rotate(${whole(random, -1, 1) * 8})`}">${line(sign, pen, 28, ' stroke-linejoin="round" stroke-linecap="round"')}</g>`;
  }
  return drawn;
}
