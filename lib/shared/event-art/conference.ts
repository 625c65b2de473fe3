import { circle, HEIGHT, line, path, WIDTH } from "./draw";
import { between, type Palette, shade } from "./palette";
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
