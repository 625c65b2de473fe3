import { circle, ellipse, HEIGHT, line, path, rectangle, shape, WIDTH } from "./draw";
import { between, ink, type Palette, shade } from "./palette";
import { type Random, whole } from "./random";

/** A parted curtain, its pleats gathered to the sides, and a light on the boards. */
export function curtain(random: Random, { ground, main, second, spark }: Palette): string {
  const pleats = whole(random, 5, 7);
  const light = 220 + random() * 160;
  const stage = shade(ground, ground[0] > 0.55 ? -0.42 : -0.12);
  let drawn = rectangle(0, 0, WIDTH, HEIGHT, stage);
  drawn += shape(path`M${light - 16} 0h32L${light + 150} 385h-300Z`, second, ' opacity=".2"');
  drawn += ellipse(light, 385, 150, 26, second, ' opacity=".9"');
  for (const side of [-1, 1]) {
    const edge = side < 0 ? 0 : WIDTH;
    const reach = whole(random, 250, 290);
    const gathered = whole(random, 95, 140);
    for (let pleat = pleats - 1; pleat >= 0; pleat--) {
      const top = (each: number) => edge - (side * reach * each) / pleats;
      const foot = (each: number) => edge - (side * gathered * each) / pleats;
      const [a, b] = [pleat, pleat + 1];
      drawn += shape(
        path`M${top(a)} 0H${top(b)}C${top(b)} 240 ${foot(b)} 200 ${foot(b)} ${HEIGHT}H${foot(a)}C${foot(a)} 200 ${top(a)} 240 ${top(a)} 0Z`,
        shade(main, pleat % 2 === 0 ? 0.03 : -0.07),
      );
    }
  }
  const scallops = 8;
  const width = WIDTH / scallops;
  let valance = "M0 0";
  for (let each = 0; each < scallops; each++) valance += path`v38q${width / 2} 44 ${width} 0v-38`;
  return drawn + shape(`${valance}Z`, spark);
}

/** Arches within arches, as one looks through the wings onto a moon. */
export function arches(random: Random, { ground, main, second, spark }: Palette): string {
  const count = whole(random, 5, 7);
  const middle = 250 + random() * 100;
  let drawn = "";
  for (let arch = 0; arch < count; arch++) {
    const part = arch / (count - 1);
    const half = 285 - arch * (200 / (count - 1));
    const spring = 210 + arch * 26;
    const x = middle + (WIDTH / 2 - middle) * (1 - part);
    drawn += shape(
      path`M${x - half} ${HEIGHT}V${spring}a${half} ${half * 0.86} 0 0 1 ${half * 2} 0V${HEIGHT}Z`,
      arch % 2 === 0 ? between(main, second, part) : between(shade(ground, -0.06), main, part * 0.7),
    );
  }
  return drawn + circle(middle, 372, 34, spark);
}

/** Two masks, one glad and one not. */
export function masks(random: Random, { ground, main, second, spark }: Palette): string {
  const dark = ink(ground);
  const mask = (glad: boolean, colour: Palette["main"]) => {
    const mouth = glad ? path`M-46 40q46 64 92 0q-46 26-92 0z` : path`M-44 78q44-66 88 0q-44-28-88 0z`;
    const brow = glad ? path`M-66-34q24-26 48-2M18-36q24-24 48 2` : path`M-64-22q26-26 46-20M18-42q22-4 46 20`;
    return (
      shape(path`M-104-118Q0-86 104-118Q124 30 62 104Q0 168-62 104Q-124 30-104-118z`, colour) +
      shape(path`M-64-12q24-22 46 0q-22 22-46 0zM18-12q24-22 46 0q-22 22-46 0z`, dark) +
      line(brow, dark, 9, ' stroke-linecap="round"') +
      shape(mouth, dark)
    );
  };
  const put = (x: number, y: number, turn: number, content: string) =>
    `<g transform="${path`translate(${x} ${y}) rotate(${turn})`}">${content}</g>`;
  const glow = circle(300, 225, whole(random, 190, 230), between(ground, main, 0.45));
  const lean = whole(random, 8, 20);
  const gladFirst = random() < 0.5;
  return (
    glow +
    put(368, 250, lean, mask(!gladFirst, spark)) +
    put(230, 205, -lean + whole(random, -5, 5), mask(gladFirst, second))
  );
}

/** Stairs that lead to a door, and somebody has left the light on. */
export function doorway(random: Random, { ground, main, second, spark }: Palette): string {
  const steps = whole(random, 6, 8);
  const x = whole(random, 230, 370);
  const height = 150;
  const floor = 210;
  let drawn = rectangle(0, 0, WIDTH, HEIGHT, shade(ground, ground[0] > 0.55 ? -0.05 : -0.04));
  for (let step = steps; step >= 1; step--) {
    const half = 62 + step * 38;
    const colour = between(main, shade(ground, -0.1), (step - 1) / steps);
    drawn += rectangle(x - half, floor + (step - 1) * 34, half * 2, HEIGHT, colour);
  }
  const light = shape(path`M${x - 52} ${floor}h104l${70 + whole(random, 0, 40)} 250h${-264}z`, spark, ' opacity=".24"');
  const door =
    shape(path`M${x - 52} ${floor}v${-height + 52}a52 52 0 0 1 104 0V${floor}z`, spark) +
    shape(path`M${x - 34} ${floor}v${-height + 52}a34 34 0 0 1 68 0V${floor}z`, second);
  const who = circle(x + 4, floor - 66, 11, ink(ground)) + shape(path`M${x - 8} ${floor}l5-48h14l5 48z`, ink(ground));
  return drawn + light + door + who;
}

/** Three lamps, and what they agree on. */
export function spots(random: Random, { ground, main, second, spark }: Palette): string {
  const floor = 352;
  const aims = [whole(random, 190, 290), whole(random, 260, 340), whole(random, 310, 410)];
  const lamps = [70, 300, 530];
  const colours = [main, second, spark];
  const stage = rectangle(0, floor, WIDTH, HEIGHT - floor, shade(ground, ground[0] > 0.55 ? -0.28 : -0.1));
  const beams = lamps.map((from, i) => {
    const to = aims[i] ?? 300;
    return shape(path`M${from - 10} 0h20L${to + 120} ${floor}h-240z`, colours[i] ?? main, ' opacity=".66"');
  });
  const pools = aims.map((to, i) => ellipse(to, floor + 6, 120, 22, colours[i] ?? main));
  const people = aims.map((to, i) => {
    const tall = 96 + whole(random, 0, 34);
    const body = ink(ground);
    const skirt = i % 2 === 0 ? 26 : 15;
    return (
      shape(path`M${to - skirt} ${floor + 6}L${to - 12} ${floor - tall + 30}h24L${to + skirt} ${floor + 6}z`, body) +
      circle(to, floor - tall + 14, 16, body)
    );
  });
  return stage + beams.join("") + pools.join("") + people.join("");
}

/** Waves of painted wood in their slots, a ship, and the wire that moves a moon. */
export function scenery(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 190, 410);
  const moon = whole(random, 120, 480);
  const wave = (y: number, size: number, colour: Palette["main"], start: number) => {
    let d = path`M${start} ${y}`;
    for (let at = start; at < WIDTH + size; at += size)
      d += path`q${size * 0.1} ${-size * 0.5} ${size * 0.5} ${-size * 0.32}q${-size * 0.2} ${size * 0.3} ${size * 0.5} ${size * 0.32}`;
    return shape(`${d}V${HEIGHT + 10}H${start}z`, colour);
  };
  const boat =
    shape(path`M${x - 96} 268h192q-16 62-62 66h-76q-40-6-54-66z`, second) +
    rectangle(x - 4, 112, 8, 160, ink(ground)) +
    shape(path`M${x + 10} 120q92 40 82 132h-82z`, spark) +
    shape(path`M${x - 12} 140q-66 40-66 112h66z`, second);
  return (
    line(path`M${moon} 0V100`, between(ground, second, 0.6), 3) +
    circle(moon, 122, 46, spark) +
    wave(300, 120, between(main, ground, 0.45), -whole(random, 10, 100)) +
    boat +
    wave(356, 130, main, -whole(random, 10, 100)) +
    wave(414, 140, shade(main, -0.1), -whole(random, 10, 100))
  );
}
