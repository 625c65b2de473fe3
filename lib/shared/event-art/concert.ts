import { circle, ellipse, HEIGHT, line, path, rectangle, shape, turned, WIDTH } from "./draw";
import { between, ink, type Palette, shade } from "./palette";
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

const round = ' stroke-linecap="round"';

/** Six strings over a sound hole; some of them have just been plucked. */
export function strings(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 250, 350);
  const y = whole(random, 190, 260);
  const hole =
    circle(x, y, 196, main) +
    circle(x, y, 168, second) +
    circle(x, y, 156, main) +
    circle(x, y, 138, shade(ground, ground[0] > 0.55 ? -0.5 : -0.14));
  let drawn = hole;
  for (let string = 0; string < 6; string++) {
    const across = y - 90 + string * 36;
    const swing = whole(random, 0, 2) === 0 ? 0 : whole(random, 10, 26);
    const colour = swing > 0 ? spark : second;
    const d =
      swing > 0
        ? path`M-80 ${across}Q300 ${across - swing} 680 ${across}M-80 ${across}Q300 ${across + swing} 680 ${across}`
        : path`M-80 ${across}H680`;
    drawn += line(d, colour, 4.5 - string * 0.4);
  }
  return turned(whole(random, -32, 32), drawn);
}

/** A keyboard from above, a chord held down. */
export function keys(random: Random, { ground, main, second, spark }: Palette): string {
  const width = 66;
  const first = whole(random, 2, 4);
  const chord = [first, first + 2, first + 4 + whole(random, 0, 1)];
  const dark = ink(ground);
  let [white, black] = ["", ""];
  for (let key = -2; key < 13; key++) {
    const x = key * width - 30;
    const down = chord.includes(key);
    white += rectangle(x + 2, 110, width - 4, 330, down ? spark : second, ' rx="7"');
    if (![2, 6].includes((key + 14) % 7)) black += rectangle(x + width - 19, 110, 38, 200, dark, ' rx="5"');
  }
  const rail = rectangle(-200, 60, 1000, 54, main) + rectangle(-200, 108, 1000, 8, shade(main, -0.12));
  return turned(whole(random, -24, 24), white + black + rail);
}

/** A line of music that will not lie still. */
export function score(random: Random, { ground, main, second, spark }: Palette): string {
  const lift = whole(random, 60, 110) * (random() < 0.5 ? 1 : -1);
  const top = 225 - 2 * 34;
  let drawn = circle(whole(random, 140, 460), whole(random, 140, 310), whole(random, 120, 165), main);
  for (let each = 0; each < 5; each++) {
    const y = top + each * 34;
    drawn += line(path`M-20 ${y}C160 ${y - lift} 440 ${y + lift} 620 ${y}`, second, 5);
  }
  const at = (x: number) => {
    const t = (x + 20) / 640;
    return 3 * (1 - t) * t * (1 - t) * -lift + 3 * (1 - t) * t * t * lift;
  };
  for (let note = 0; note < 5; note++) {
    const x = 90 + note * 105 + whole(random, -12, 12);
    const y = 225 + at(x) + whole(random, -2, 2) * 34;
    const up = y > 225 + at(x);
    const colour = note % 2 === 0 ? spark : ink(ground);
    drawn += ellipse(x, y, 27, 20, colour, path` transform="rotate(-20 ${x} ${y})"`);
    drawn += line(path`M${x + (up ? 23 : -23)} ${y}v${up ? -112 : 112}`, colour, 7, round);
  }
  return drawn;
}

/** The bell of a horn, and what comes out of it. */
export function horn(random: Random, { ground, main, second, spark }: Palette): string {
  const left = random() < 0.5;
  const x = left ? whole(random, 40, 130) : whole(random, 470, 560);
  const y = whole(random, 300, 400);
  const colours = [main, second, between(main, ground, 0.5), spark, between(main, ground, 0.25), second];
  let drawn = "";
  for (let ring = 9; ring > 0; ring--) {
    const radius = 52 + ring * 52 + whole(random, -8, 8);
    drawn += circle(x, y, radius, ring % 2 === 0 ? ground : (colours[ring % colours.length] ?? main));
  }
  return drawn + circle(x, y, 74, spark) + circle(x, y, 44, ink(ground));
}

/** Pipes of an organ, tall and small. */
export function pipes(random: Random, { ground, main, second, spark }: Palette): string {
  const count = 11;
  const width = WIDTH / count;
  const crown = whole(random, 2, 8);
  const lit = whole(random, 3, 7);
  let drawn = circle(WIDTH / 2, 150, whole(random, 130, 170), between(ground, main, 0.35));
  for (let pipe = 0; pipe < count; pipe++) {
    const x = pipe * width + 4;
    const top = 46 + Math.abs(pipe - crown) * 30 + whole(random, 0, 14);
    const colour = pipe === lit ? spark : pipe % 2 === 0 ? main : second;
    drawn += rectangle(x, top, width - 8, HEIGHT, colour, ' rx="8"');
    drawn += shape(path`M${x + 12} 352h${width - 32}l-6 30h${-(width - 44)}z`, ink(ground));
    drawn += rectangle(x + 8, top, 6, 300 - top, shade(colour, 0.1), ' rx="3"');
  }
  return drawn;
}
