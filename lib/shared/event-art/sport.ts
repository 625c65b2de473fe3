import { circle, HEIGHT, line, path, rectangle, turned, WIDTH } from "./draw";
import { between, type Palette, shade } from "./palette";
import { type Random, whole } from "./random";

/** A court from above, with a ball. */
export function court(random: Random, { main, second, spark }: Palette): string {
  const lines =
    path`M60 75h480v300H60zM300 75v300M60 155h110a70 70 0 0 1 0 140H60M540 155H430a70 70 0 0 0 0 140h110` +
    path`M360 225a60 60 0 1 1-120 0 60 60 0 0 1 120 0`;
  const field = rectangle(60, 75, 480, 300, main);
  const x = whole(random, 160, 440);
  const y = whole(random, 130, 320);
  const ball =
    circle(x + 9, y + 12, 34, shade(main, -0.16), ' opacity=".55"') +
    circle(x, y, 34, spark) +
    line(path`M${x - 33} ${y - 8}q34 22 66 4M${x - 8} ${y - 33}q20 34 2 66`, shade(spark, -0.18), 3);
  return (
    turned(
      whole(random, -24, 24),
      `<g transform="translate(-75 -56) scale(1.25)">${field}${line(lines, second, 6)}</g>`,
    ) + ball
  );
}

/** The bend of a running track, one lane lit. */
export function track(random: Random, { ground, main, second, spark }: Palette): string {
  const lanes = 8;
  const width = 46;
  const lit = whole(random, 2, 5);
  let drawn = "";
  for (let lane = 0; lane < lanes; lane++) {
    const radius = 60 + lane * width;
    const bend = path`M700 ${HEIGHT / 2 - radius}H330a${radius} ${radius} 0 0 0 0 ${radius * 2}H700`;
    drawn += line(bend, lane === lit ? spark : between(main, shade(ground, -0.04), lane / (lanes - 1)), width - 5);
  }
  const start = whole(random, 360, 460);
  drawn += line(path`M${start} -300V${HEIGHT / 2 - 38}`, second, 8);
  return turned(whole(random, -38, 24), `<g transform="translate(${WIDTH / 20} 0)">${drawn}</g>`);
}
