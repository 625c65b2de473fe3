import { circle, HEIGHT, line, path, shape, WIDTH } from "./draw";
import { between, type Palette, shade } from "./palette";
import { type Random, whole } from "./random";

/** Sound as a landscape: waves before a low sun, each nearer one deeper in colour. */
export function waves(random: Random, { main, second, spark }: Palette): string {
  const layers = 7;
  const sunX = whole(random, 150, 450);
  let drawn = circle(sunX, 165, whole(random, 84, 112), spark);
  for (let layer = 0; layer < layers; layer++) {
    const part = layer / (layers - 1);
    const wave = [60, 75, 100, 120, 150][whole(random, 0, 4)] ?? 100;
    const height = whole(random, 26, 58) * (0.6 + part * 0.5);
    const top = 170 + layer * 42;
    const start = -whole(random, 0, wave * 2);
    let d = path`M${start} ${top}q${wave / 2} ${-height} ${wave} 0`;
    for (let x = start + wave; x < WIDTH; x += wave) d += `t${wave} 0`;
    drawn += shape(
      `${d}V${HEIGHT}H${start}Z`,
      layer % 3 === 1 ? between(second, main, part) : between(main, shade(main, -0.2), part),
    );
  }
  return drawn;
}

/** A record and the levels of what plays on it. */
export function record(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 210, 390);
  const y = whole(random, 190, 240);
  const disc = shade(ground, ground[0] > 0.55 ? -0.5 : -0.15);
  let drawn = circle(x, y, 176, disc);
  for (let groove = 0; groove < 5; groove++)
    drawn += circle(x, y, 158 - groove * 19, disc, ` stroke="#fff" stroke-opacity=".16" stroke-width="2"`);
  drawn += circle(x, y, 62, spark) + circle(x, y, 30, main) + circle(x, y, 7, second);
  const bars = 25;
  let levels = "";
  for (let bar = 0; bar < bars; bar++) {
    const swell = Math.sin((bar / (bars - 1)) * Math.PI);
    levels += path`M${12 + bar * 24} ${HEIGHT}v${-(24 + swell * whole(random, 30, 150))}`;
  }
  return drawn + line(levels, second, 12);
}
