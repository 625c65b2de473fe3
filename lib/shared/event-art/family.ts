import { circle, ellipse, HEIGHT, line, path, rectangle, shape, turned, WIDTH } from "./draw";
import { between, ink, type Palette, shade } from "./palette";
import { type Random, whole } from "./random";

/** Building blocks: halves and quarters of circles, squares and stripes. */
export function blocks(random: Random, { ground, main, second, spark }: Palette): string {
  const size = 150;
  const colours = [main, second, spark, between(main, second, 0.5)] as const;
  let drawn = "";
  for (let tile = 0; tile < 12; tile++) {
    const x = (tile % 4) * size;
    const y = Math.floor(tile / 4) * size;
    const first = whole(random, 0, 3);
    const below = tile % 2 === 0 ? ground : (colours[first] ?? main);
    const above = tile % 2 === 0 ? (colours[first] ?? main) : (colours[(first + whole(random, 1, 3)) % 4] ?? spark);
    drawn += rectangle(x, y, size, size, below);
    const turn = ` transform="rotate(${whole(random, 0, 3) * 90} ${x + 75} ${y + 75})"`;
    const form = whole(random, 0, 4);
    if (form === 0) drawn += shape(path`M${x} ${y}h150a150 150 0 0 1-150 150z`, above, turn);
    else if (form === 1) drawn += shape(path`M${x} ${y + 75}a75 75 0 0 1 150 0z`, above, turn);
    else if (form === 2) drawn += circle(x + 75, y + 75, 52, above);
    else if (form === 3) drawn += shape(path`M${x} ${y}h150l-150 150z`, above, turn);
    else drawn += line(path`M${x + 19} ${y}v150m37-150v150m38-150v150m37-150v150`, above, 18, turn);
  }
  return drawn;
}

/** Balloons over hills. */
export function balloons(random: Random, { ground, main, second, spark }: Palette): string {
  const hills = [0, 1, 2].map((hill) => {
    const top = 300 + hill * 45;
    const dip = whole(random, 30, 70);
    return shape(
      path`M0 ${top}q150 ${-dip} 300 0t300 0V${HEIGHT}H0Z`,
      shade(between(main, ground, hill * 0.3), -0.05 * hill),
      hill % 2 === 1 ? ` transform="translate(${WIDTH} 0) scale(-1 1)"` : "",
    );
  });
  const sky = [0, 1, 2, 3].map((each) => {
    const x = 110 + each * 128 + whole(random, -26, 26);
    const y = whole(random, 90, 190);
    const radius = whole(random, 38, 58);
    const colour = each % 2 === 0 ? spark : second;
    return (
      line(
        path`M${x} ${y + radius}q${whole(random, -20, 20)} 60 0 130`,
        shade(ground, ground[0] > 0.55 ? -0.4 : 0.35),
        2,
      ) +
      shape(
        path`M${x} ${y + radius * 1.3}C${x - radius * 0.8} ${y + radius * 0.75} ${x - radius} ${y + radius * 0.3} ${x - radius} ${y}a${radius} ${radius} 0 0 1 ${radius * 2} 0C${x + radius} ${y + radius * 0.3} ${x + radius * 0.8} ${y + radius * 0.75} ${x} ${y + radius * 1.3}z`,
        colour,
      ) +
      shape(path`M${x - 5} ${y + radius * 1.28}h10l4 12h-18z`, colour)
    );
  });
  return sky.join("") + hills.join("");
}

/** A kite on a windy day. */
export function kite(random: Random, { ground, main, second, spark }: Palette): string {
  const left = random() < 0.5;
  const cloud = (x: number, y: number, size: number) =>
    shape(
      path`M${x} ${y}a${size} ${size} 0 0 1 ${size * 1.6} ${-size * 0.7}a${size * 0.9} ${size * 0.9} 0 0 1 ${size * 1.7} ${size * 0.7}z`,
      second,
      ' opacity=".85"',
    );
  const [x, y] = [360 + whole(random, -30, 30), 150 + whole(random, -20, 20)];
  const tail = path`M${x} ${y + 120}C${x - 90} ${y + 190} ${x - 20} ${y + 230} ${x - 150} ${HEIGHT + 10}`;
  const bows = [0.3, 0.52, 0.74].map((t, i) => {
    const [bx, by] = [x - 150 * t * t - 26 * Math.sin(t * 6), y + 120 + (HEIGHT - y - 120) * t];
    const colour = i % 2 === 0 ? spark : main;
    return shape(path`M${bx} ${by}l-26-16v32zM${bx} ${by}l26-16v32z`, colour);
  });
  const body =
    shape(path`M${x} ${y - 120}L${x + 92} ${y - 10}L${x} ${y + 120}z`, main) +
    shape(path`M${x} ${y - 120}L${x - 92} ${y - 10}L${x} ${y + 120}z`, spark) +
    shape(path`M${x} ${y - 10}H${x + 92}L${x} ${y + 120}z`, shade(main, -0.1)) +
    shape(path`M${x} ${y - 10}H${x - 92}L${x} ${y + 120}z`, second);
  const hill = shape(path`M-10 ${HEIGHT + 10}V400q160-70 320-14t310-30v104z`, between(main, ground, 0.3));
  const drawn =
    cloud(whole(random, 30, 90), whole(random, 110, 160), 38) +
    cloud(whole(random, 60, 180), whole(random, 290, 330), 28) +
    line(tail, ink(ground), 4) +
    bows.join("") +
    `<g transform="${path`rotate(${whole(random, 8, 26)} ${x} ${y})`}">${body}</g>` +
    hill;
  return left ? `<g transform="translate(${WIDTH} 0) scale(-1 1)">${drawn}</g>` : drawn;
}

/** Paper boats, and a very calm sea. */
export function boats(random: Random, { ground, main, second, spark }: Palette): string {
  const boat = (x: number, y: number, size: number, colour: Palette["main"]) =>
    `<g transform="${path`translate(${x} ${y}) rotate(${whole(random, -8, 8)}) scale(${size})`}">` +
    shape("M-60 0L0-92 60 0z", colour) +
    shape("M0-92L60 0H0z", shade(colour, -0.09)) +
    shape("M-104-14L-62 44H62L104-14 0 10z", shade(colour, 0.05)) +
    shape("M0 10L104-14 62 44H0z", shade(colour, -0.05)) +
    "</g>";
  const water = (y: number, colour: Palette["main"]) => {
    const start = -whole(random, 20, 90);
    let d = path`M${start} ${y}`;
    for (let x = start; x < WIDTH; x += 100) d += "q25-18 50 0t50 0";
    return shape(`${d}V${HEIGHT}H${start}z`, colour);
  };
  const sun = circle(whole(random, 100, 500), whole(random, 90, 130), whole(random, 56, 76), spark);
  return (
    sun +
    boat(whole(random, 130, 210), 236, 0.7, second) +
    water(262, between(main, ground, 0.45)) +
    boat(whole(random, 370, 450), 312, 1.05, second) +
    water(346, between(main, ground, 0.15)) +
    boat(whole(random, 190, 260), 388, 0.85, spark[0] > 0.5 ? spark : second) +
    water(414, shade(main, -0.06))
  );
}

/** A whale who has seen the audience. */
export function whale(random: Random, { ground, main, second, spark }: Palette): string {
  const dark = ink(ground);
  const flip = random() < 0.5;
  const spout = whole(random, 0, 24);
  const body = path`M92 262C92 162 214 128 318 150C404 168 448 232 512 214C520 178 500 150 476 132C520 126 548 146 556 172C568 150 590 138 616 142C606 196 578 236 556 250C540 330 450 372 330 372C180 372 92 342 92 262z`;
  const belly = path`M96 280C150 330 300 342 424 308C470 296 516 276 552 262C532 334 446 372 330 372C190 372 104 346 96 280z`;
  let grooves = "";
  for (let line_ = 0; line_ < 4; line_++)
    grooves += path`M${140 + line_ * 14} ${312 + line_ * 14}q90 ${26 - line_ * 4} 190 ${6 - line_ * 6}`;
  const water = line(
    path`M250 142C250 96 212 ${70 - spout} 176 ${92 - spout}M262 142C262 96 300 ${62 - spout} 340 ${88 - spout}M256 142V${74 - spout}`,
    spark,
    11,
    ' stroke-linecap="round"',
  );
  const sea = shape(path`M-10 350q80-26 155 0t155 0t155 0t155 0V${HEIGHT + 10}H-10z`, between(main, ground, 0.5));
  const drawn =
    circle(whole(random, 360, 500), 100, whole(random, 44, 66), second) +
    water +
    shape(body, main) +
    shape(belly, second) +
    line(grooves, between(second, main, 0.4), 4) +
    circle(188, 244, 11, dark) +
    line(path`M112 282q60 34 124 4`, dark, 6, ' stroke-linecap="round"') +
    sea;
  const placed = `<g transform="translate(-36 4)">${drawn}</g>`;
  return flip ? `<g transform="translate(${WIDTH} 0) scale(-1 1)">${placed}</g>` : placed;
}

/** A rainbow from one hill to the other. */
export function rainbow(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 230, 370);
  const colours = [spark, second, main, between(main, spark, 0.5), between(second, ground, 0.35)];
  const arcs = colours.map((colour, i) => circle(x, 340, 256 - i * 36, colour));
  const hill = (y: number, bend: number, colour: Palette["main"]) =>
    shape(path`M-10 ${y}Q${x} ${y - bend} 610 ${y + 20}V${HEIGHT + 10}H-10z`, colour);
  const drops = Array.from({ length: 6 }, () => {
    const [dx, dy] = [whole(random, 20, 580), whole(random, 20, 90)];
    return shape(path`M${dx} ${dy}q14 22 0 30q-14-8 0-30z`, second);
  });
  return (
    arcs.join("") +
    circle(x, 340, 256 - colours.length * 36, ground) +
    drops.join("") +
    hill(350, 60, shade(main, -0.06)) +
    hill(392, 20, between(main, ink(ground), 0.45)) +
    rectangle(0, 440, WIDTH, 20, between(main, ink(ground), 0.45))
  );
}

/** A hand puppet behind its stage, mid-sentence. */
export function puppet(random: Random, { ground, main, second, spark }: Palette): string {
  const dark = ink(ground);
  const lean = whole(random, -14, 14);
  let stripes = "";
  for (let x = 0; x < WIDTH; x += 100) stripes += path`M${x} 320h50v140h-50z`;
  const figure =
    shape("M-86 150Q-70 20 0 14Q70 20 86 150z", main) +
    line("M-52 70q-70-4-92-66M52 70q70-14 88-84", main, 38, ' stroke-linecap="round"') +
    circle(-146, 0, 24, second) +
    circle(142, -18, 24, second) +
    circle(0, -46, 82, second) +
    shape("M-84-60Q-60-190 34-206Q12-150 84-62Q0-104-84-60z", spark) +
    circle(36, -206, 17, main) +
    circle(-28, -48, 9, dark) +
    circle(28, -48, 9, dark) +
    circle(0, -24, 15, spark) +
    shape("M-34-4q34 44 68 0z", dark);
  return (
    circle(300, 210, whole(random, 180, 220), between(ground, main, 0.28)) +
    `<g transform="${path`translate(${whole(random, 270, 330)} 240) rotate(${lean})`}">${figure}</g>` +
    rectangle(0, 320, WIDTH, 140, spark) +
    shape(stripes, second) +
    rectangle(0, 306, WIDTH, 26, main) +
    ellipse(300, 470, 400, 14, dark, ' opacity=".3"')
  );
}

/** A spinning top, from so near that it hums. */
export function top(random: Random, { ground, main, second, spark }: Palette): string {
  const rings = [main, second, spark, between(main, second, 0.5)];
  let body = "";
  for (let ring = 0; ring < 7; ring++) {
    const half = 190 - Math.abs(ring - 2.4) * 40;
    body += ellipse(300, 150 + ring * 30, half, 34, rings[ring % 4] ?? main);
  }
  const speed = [0, 1, 2].map((each) => {
    const half = 236 + each * 34;
    return line(
      path`M${300 - half} ${212 + each * 8}q${half} ${96 + each * 12} ${half * 2} 0`,
      between(ground, second, 0.55 - each * 0.14),
      5,
    );
  });
  return turned(
    whole(random, -22, 22),
    speed.join("") +
      rectangle(288, 40, 24, 110, ink(ground), ' rx="12"') +
      body +
      shape("M276 346h48l-24 66z", ink(ground)),
  );
}
