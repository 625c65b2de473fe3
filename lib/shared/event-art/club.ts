import { circle, HEIGHT, line, path, rectangle, shape, WIDTH } from "./draw";
import { between, css, ink, type Palette, shade } from "./palette";
import { type Random, whole } from "./random";

/** A dance floor lit in rings round the beat. */
export function floor(random: Random, { ground, main, second, spark }: Palette): string {
  const size = 50;
  const [column, row] = [whole(random, 3, 8), whole(random, 2, 6)];
  const colours = [spark, second, main, between(main, ground, 0.5), shade(ground, 0.05), shade(ground, -0.06)];
  const squares = colours.map(() => "");
  for (let y = 0; y < HEIGHT / size; y++)
    for (let x = 0; x < WIDTH / size; x++) {
      const ring = Math.round(Math.hypot(x - column, y - row) + random() * 1.1);
      const colour = ring % colours.length;
      squares[colour] += path`M${x * size + 2} ${y * size + 2}h46v46h-46z`;
    }
  return squares.map((d, at) => shape(d, colours[at] ?? main)).join("");
}

/** Beams of light from a mirror ball. */
export function beams(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 210, 390);
  const y = whole(random, 120, 165);
  const count = 18;
  const start = random() * 20;
  let lights = "";
  for (let beam = 0; beam < count; beam++) {
    const angle = ((start + (beam * 360) / count) * Math.PI) / 180;
    const spread = (beam % 3 === 0 ? 0.13 : 0.07) as number;
    const end = (turn: number) => [x + Math.cos(angle + turn) * 720, y + Math.sin(angle + turn) * 720] as const;
    const [a, b] = [end(-spread), end(spread)];
    lights += shape(
      path`M${x} ${y}L${a[0]} ${a[1]} ${b[0]} ${b[1]}Z`,
      [main, second, spark][beam % 3] ?? main,
      ' opacity=".62"',
    );
  }
  const radius = 74;
  let net = path`M${x} ${y - radius}v${radius * 2}M${x - radius} ${y}h${radius * 2}`;
  for (const part of [0.38, 0.74]) {
    net += path`M${x} ${y - radius}a${radius * part} ${radius} 0 0 0 0 ${radius * 2}a${radius * part} ${radius} 0 0 0 0 ${-radius * 2}`;
    const half = radius * Math.sqrt(1 - part * part);
    for (const side of [-1, 1]) net += path`M${x - half} ${y + side * radius * part}h${half * 2}`;
  }
  const ball = between(second, main, 0.25);
  return (
    lights +
    line(path`M${x} 0V${y}`, shade(ground, -0.15), 5) +
    circle(x, y, radius, ball) +
    line(net, shade(ball, -0.3), 3)
  );
}

/** A stack of speakers; one of them is working. */
export function speakers(random: Random, { ground, main, second, spark }: Palette): string {
  const dark = ink(ground);
  const loud = whole(random, 1, 4);
  let drawn = "";
  for (let box = 0; box < 6; box++) {
    const x = (box % 3) * 200;
    const y = Math.floor(box / 3) * 225;
    const face = box === loud ? main : box % 2 === 0 ? between(ground, main, 0.4) : between(ground, main, 0.18);
    const cone = box === loud ? spark : second;
    const big = 74 + whole(random, -4, 6);
    const centre = [x + 100, y + 130] as const;
    drawn +=
      rectangle(x + 5, y + 5, 190, 215, face, ' rx="12"') +
      circle(...centre, big, dark) +
      circle(...centre, big - 12, cone) +
      circle(...centre, big * 0.52, shade(cone, -0.13)) +
      circle(...centre, big * 0.26, dark) +
      circle(x + 100, y + 34, 20, dark) +
      circle(x + 100, y + 34, 10, cone);
  }
  return drawn;
}

/** The loudest second of the night, all around. */
export function burst(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 270, 330);
  const bars = 72;
  const colours = [main, second, spark];
  const strokes = colours.map(() => "");
  const [slow, fast] = [whole(random, 2, 4), whole(random, 5, 9)];
  for (let bar = 0; bar < bars; bar++) {
    const angle = (bar / bars) * Math.PI * 2;
    const swell = Math.abs(Math.sin(angle * slow) * 74) + Math.abs(Math.cos(angle * fast) * 46);
    const [from, to] = [104, 124 + swell + whole(random, 0, 44)];
    const at = bar % 6 === 0 ? 2 : bar % 2;
    strokes[at] +=
      path`M${x + Math.cos(angle) * from} ${225 + Math.sin(angle) * from}L${x + Math.cos(angle) * to} ${225 + Math.sin(angle) * to}`;
  }
  return (
    circle(x, 225, 268, between(ground, main, 0.14)) +
    strokes.map((d, i) => line(d, colours[i] ?? main, 6, ' stroke-linecap="round"')).join("") +
    circle(x, 225, 84, spark) +
    circle(x, 225, 52, ink(ground)) +
    circle(x, 225, 18, second)
  );
}

/** A sun that does not set, over a floor that does not end. */
export function horizon(random: Random, { ground, main, second, spark }: Palette): string {
  const y = whole(random, 270, 300);
  const x = whole(random, 240, 360);
  const floor = shade(ground, ground[0] > 0.55 ? -0.18 : -0.08);
  let cuts = "";
  for (let cut = 0; cut < 6; cut++) cuts += path`M0 ${y - 14 - cut * 26}h600v${-(10 - cut * 1.5)}H0z`;
  let grid = "";
  for (let each = -14; each <= 14; each++) grid += path`M${x + each * 22} ${y}L${x + each * 130} ${HEIGHT + 20}`;
  for (let row = 1; row < 8; row++) grid += path`M0 ${y + row * row * 3.6}h600`;
  return (
    circle(x, y - 30, whole(random, 158, 182), spark) +
    shape(cuts, ground) +
    rectangle(0, y, WIDTH, HEIGHT - y, floor) +
    line(grid, main, 4) +
    line(path`M0 ${y}h600`, second, 6)
  );
}

/** Squares turned into each other until the eye lets go. */
export function tunnel(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 270, 330);
  const turn = whole(random, 4, 9) * (random() < 0.5 ? 1 : -1);
  const colours = [main, ground, second, ground, main, ground, spark, ground];
  let drawn = "";
  let half = 420;
  for (let step = 0; step < 16; step++) {
    const colour = colours[step % colours.length] ?? main;
    const edge = path`x="${x - half}" y="${225 - half}" width="${half * 2}" height="${half * 2}"`;
    drawn += `<rect ${edge} fill="${css(colour)}" ${path`transform="rotate(${step * turn} ${x} 225)"`}/>`;
    half *= 0.84;
  }
  return drawn;
}

/** Street lamps in the rain. */
export function lamps(random: Random, { ground, main, second, spark }: Palette): string {
  let drawn = "";
  for (let lamp = 0; lamp < 5; lamp++) {
    const x = 50 + lamp * 125 + whole(random, -12, 12);
    const y = whole(random, 90, 190);
    const colour = lamp % 2 === 0 ? spark : second;
    drawn +=
      shape(path`M${x - 16} ${y}h32l74 ${HEIGHT - y}h-180z`, colour, ' opacity=".38"') +
      rectangle(x - 4, y, 8, HEIGHT - y, ink(ground)) +
      circle(x, y, 30, colour) +
      shape(path`M${x - 40} ${y - 6}a40 36 0 0 1 80 0z`, ink(ground));
  }
  let rain = "";
  for (let drop = 0; drop < 46; drop++) rain += path`M${whole(random, -20, 620)} ${whole(random, -10, 430)}l-10 34`;
  return drawn + line(rain, main, 3, ' stroke-linecap="round" opacity=".75"');
}
