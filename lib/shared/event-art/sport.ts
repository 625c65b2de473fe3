import { circle, ellipse, HEIGHT, line, path, rectangle, shape, turned, WIDTH } from "./draw";
import { between, ink, type Palette, shade } from "./palette";
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

/** A ball, so near that one could count its seams. */
export function ball(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 230, 370);
  const y = whole(random, 215, 265);
  const radius = whole(random, 170, 195);
  const stripes = [0, 1, 2].map((stripe) =>
    rectangle(-200, 60 + stripe * 120, 1000, 60, between(ground, main, 0.4 + stripe * 0.15)),
  );
  const seams =
    path`M${x - radius} ${y}h${radius * 2}M${x} ${y - radius}v${radius * 2}` +
    path`M${x - radius * 0.72} ${y - radius * 0.7}q${radius * 0.9} ${radius * 0.7} 0 ${radius * 1.4}` +
    path`M${x + radius * 0.72} ${y - radius * 0.7}q${-radius * 0.9} ${radius * 0.7} 0 ${radius * 1.4}`;
  return (
    turned(-18 + random() * 36, stripes.join("")) +
    ellipse(x + 20, y + radius - 4, radius * 0.92, 26, ink(ground), ' opacity=".35"') +
    `<g transform="${path`rotate(${whole(random, -40, 40)} ${x} ${y})`}">` +
    circle(x, y, radius, spark) +
    line(seams, spark[0] > 0.5 ? ink(ground) : second, 9) +
    "</g>"
  );
}

/** Over the net, and back. */
export function net(random: Random, { ground, main, second, spark }: Palette): string {
  const top = whole(random, 205, 245);
  const court = shape(path`M-10 372H610V460H-10z`, shade(main, -0.1));
  const half = shape(path`M-10 372H300V460H-10z`, main);
  let mesh = "";
  for (let x = 12; x < WIDTH; x += 36) mesh += path`M${x} ${top}v128`;
  for (let y = top + 26; y < top + 128; y += 34) mesh += path`M0 ${y}h600`;
  const from = whole(random, 50, 110);
  const peak = whole(random, 20, 60);
  const flight = path`M${from} 330Q300 ${-peak * 3} ${WIDTH - from} 240`;
  const x = whole(random, 330, 440);
  const t = (x - from) / (WIDTH - 2 * from);
  const y = (1 - t) ** 2 * 330 + 2 * t * (1 - t) * -peak * 3 + t * t * 240;
  return (
    circle(300, 210, 170, between(ground, main, 0.32)) +
    court +
    half +
    line(mesh, between(second, ground, 0.2), 3) +
    rectangle(0, top - 14, WIDTH, 16, second) +
    line(flight, second, 5, ' stroke-dasharray="2 20" stroke-linecap="round"') +
    circle(x, y, 46, spark) +
    line(path`M${x - 44} ${y - 12}q46 34 88 4M${x - 20} ${y - 41}q34 40 24 86`, shade(spark, -0.2), 4)
  );
}

/** Pennants of all who come, on strings across the hall. */
export function pennants(random: Random, { ground, main, second, spark }: Palette): string {
  const colours = [main, second, spark, between(main, second, 0.45)];
  let drawn = "";
  for (let rope = 0; rope < 4; rope++) {
    const y = 24 + rope * 112 + whole(random, -10, 10);
    const sag = whole(random, 24, 52);
    const at = (x: number) => y + sag * (1 - ((x - 300) / 330) ** 2);
    drawn += line(path`M-30 ${y}Q300 ${y + sag * 2} 630 ${y}`, ink(ground), 3);
    const width = 56;
    for (let flag = 0; flag < 11; flag++) {
      const x = -16 + flag * width + (rope % 2) * 22;
      const colour = colours[(flag + rope * 2 + whole(random, 0, 1)) % 4] ?? main;
      drawn += shape(path`M${x} ${at(x)}L${x + 46} ${at(x + 46)}L${x + 23} ${at(x + 23) + 84}z`, colour);
    }
  }
  return turned(whole(random, -8, 8), drawn);
}

/** The cup, and somebody's light on it. */
export function trophy(random: Random, { ground, main, second, spark }: Palette): string {
  const start = random() * 15;
  let rays = "";
  for (let ray = 0; ray < 12; ray++) {
    const [a, b] = [((start + ray * 30) * Math.PI) / 180, ((start + ray * 30 + 15) * Math.PI) / 180];
    rays += path`M300 190L${300 + Math.cos(a) * 560} ${190 + Math.sin(a) * 560}L${300 + Math.cos(b) * 560} ${190 + Math.sin(b) * 560}z`;
  }
  const star = Array.from({ length: 10 }, (_, i) => {
    const [angle, reach] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? 38 : 16];
    return path`${300 + Math.cos(angle) * reach} ${164 + Math.sin(angle) * reach}`;
  });
  const colours = [main, second, spark];
  const confetti = Array.from({ length: 16 }, (_, i) => {
    const [x, y] = [whole(random, 16, 570), whole(random, 10, 330)];
    const piece = path`M${x} ${y}l14 6-5 14-14-6z`;
    return Math.abs(x - 300) < 170 ? "" : shape(piece, colours[i % 3] ?? main);
  });
  const cup =
    line("M206 98h-62q-6 96 84 116M394 98h62q6 96-84 116", shade(spark, -0.1), 22) +
    shape("M196 62h208q4 190-104 206q-108-16-104-206z", spark) +
    shape("M300 62h104q4 190-104 206z", shade(spark, -0.07)) +
    rectangle(280, 262, 40, 62, shade(spark, -0.1)) +
    shape("M232 346q10-34 68-34t68 34z", spark) +
    rectangle(206, 344, 188, 64, ink(ground), ' rx="6"') +
    shape(`M${star.join("L")}z`, spark[0] > 0.5 ? ink(ground) : second);
  return shape(rays, between(ground, main, 0.4)) + confetti.join("") + cup + rectangle(0, 406, WIDTH, 44, main);
}
