import { circle, HEIGHT, line, path, rectangle, shape, turned, WIDTH } from "./draw";
import { between, ink, type Palette, shade } from "./palette";
import { type Random, whole } from "./random";

/** A fan of admission tickets. */
export function tickets(random: Random, { ground, main, second, spark }: Palette): string {
  const start = -26 + random() * 14;
  const step = whole(random, 13, 18);
  const stub = path`M120 130h360a14 14 0 0 1 14 14v50a31 31 0 0 0 0 62v50a14 14 0 0 1-14 14H120a14 14 0 0 1-14-14v-50a31 31 0 0 0 0-62v-50a14 14 0 0 1 14-14z`;
  const colours = [between(main, ground, 0.35), main, second, spark];
  return colours
    .map((colour, at) =>
      turned(
        start + at * step,
        shape(stub, colour) +
          `<path d="M390 148v154" stroke="${at === 2 ? "#000" : "#fff"}" stroke-opacity=".35" stroke-width="6" stroke-dasharray="0 15" stroke-linecap="round"/>`,
      ),
    )
    .join("");
}

/** Two discs, and what they have in common. */
export function meeting(random: Random, { ground, main, second, spark }: Palette): string {
  const radius = 128 + random() * 22;
  const apart = radius * (0.5 + random() * 0.2);
  const height = Math.sqrt(radius * radius - apart * apart);
  const lens = path`M300 ${225 - height}a${radius} ${radius} 0 0 1 0 ${height * 2}a${radius} ${radius} 0 0 1 0 ${-height * 2}z`;
  const rings = [0, 1, 2].map((ring) =>
    line(
      path`M${300 - 330 + ring * 34} 225a${330 - ring * 34} ${330 - ring * 34} 0 0 1 ${660 - ring * 68} 0`,
      between(ground, main, 0.3),
      9,
    ),
  );
  return turned(
    -60 + random() * 120,
    rings.join("") +
      circle(300 - apart, 225, radius, main) +
      circle(300 + apart, 225, radius, second) +
      shape(lens, spark),
  );
}

/** Lanterns on strings, for any kind of evening. */
export function lanterns(random: Random, { ground, main, second, spark }: Palette): string {
  const colours = [spark, second, main];
  let drawn = "";
  for (let rope = 0; rope < 3; rope++) {
    const y = 10 + rope * 132;
    const sag = whole(random, 40, 74);
    drawn += line(path`M-20 ${y}Q300 ${y + sag * 2} 620 ${y}`, between(ground, ink(ground), 0.6), 4);
    for (let lamp = 0; lamp < 5; lamp++) {
      const x = 40 + lamp * 130 + (rope % 2) * 56 - 28;
      const hang = y + sag * (1 - ((x - 300) / 320) ** 2);
      const radius = 34 + whole(random, -4, 10);
      const colour = colours[(lamp + rope + whole(random, 0, 1)) % 3] ?? spark;
      drawn +=
        circle(x, hang + radius + 12, radius * 1.55, colour, ' opacity=".18"') +
        rectangle(x - 10, hang + 4, 20, 12, ink(ground)) +
        circle(x, hang + radius + 12, radius, colour) +
        line(
          path`M${x} ${hang + 12}v${radius * 2}M${x} ${hang + 12}a${radius * 0.5} ${radius} 0 0 0 0 ${radius * 2}a${radius * 0.5} ${radius} 0 0 0 0 ${-radius * 2}`,
          shade(colour, -0.12),
          3,
        );
    }
  }
  return drawn;
}

/** Awnings of a market, and what is under them. */
export function market(random: Random, { ground, main, second, spark }: Palette): string {
  const goods = [spark, second, main];
  let drawn = "";
  for (let stall = 0; stall < 2; stall++) {
    const top = stall * 236 - 24 + whole(random, -8, 8);
    const colour = stall === 0 ? main : spark;
    const shift = stall * 38;
    for (let strip = -1; strip < 9; strip++) {
      const x = strip * 76 - shift;
      drawn += shape(path`M${x} ${top}h76v110a38 34 0 0 1-76 0z`, strip % 2 === 0 ? colour : second);
    }
    drawn += rectangle(0, top + 200, WIDTH, 44, ink(ground));
    for (let item = 0; item < 10; item++) {
      const size = whole(random, 18, 28);
      const fill = goods[whole(random, 0, 2)] ?? spark;
      drawn += circle(34 + item * 60, top + 202 - size, size, fill);
    }
  }
  return drawn;
}

/** A shelf, one book taken out. */
export function books(random: Random, { ground, main, second, spark }: Palette): string {
  const colours = [
    main,
    second,
    spark,
    between(main, ground, 0.4),
    between(second, ground, 0.3),
    between(main, ink(ground), 0.5),
  ];
  let drawn = "";
  for (let shelf = 0; shelf < 2; shelf++) {
    const floor = 206 + shelf * 232;
    for (let x = -10; x < WIDTH; ) {
      const width = whole(random, 30, 62);
      const height = whole(random, 130, 186);
      const colour = colours[whole(random, 0, 5)] ?? main;
      const leaning = random() < 0.12;
      const spine =
        rectangle(x, floor - height, width - 3, height, colour, ' rx="3"') +
        shape(
          path`M${x + 6} ${floor - height + 22}h${width - 15}v7h${15 - width}zM${x + 6} ${floor - 34}h${width - 15}v7h${15 - width}z`,
          colour[0] > 0.6 ? ink(ground) : second,
        );
      drawn += leaning ? `<g transform="${path`rotate(9 ${x} ${floor})`}">${spine}</g>` : spine;
      x += width + (leaning ? 34 : 0);
    }
    drawn += rectangle(0, floor, WIDTH, 22, ink(ground));
  }
  return drawn;
}

/** A beam through the dark, and the dust in it. */
export function projector(random: Random, { ground, main, second, spark }: Palette): string {
  const y = whole(random, 290, 340);
  const dark = shade(ground, ground[0] > 0.55 ? -0.5 : -0.1);
  const screen = shape("M330 40L590 84V330L330 330z", second);
  const picture = circle(470, 214, whole(random, 52, 74), spark) + shape("M330 330V268q70-40 140-6t120-22v90z", main);
  const reel = (x: number, r: number) => {
    const holes = [0, 1, 2, 3, 4].map((hole) => {
      const angle = (hole * 72 * Math.PI) / 180;
      return circle(x + Math.cos(angle) * r * 0.56, y - 72 + Math.sin(angle) * r * 0.56, r * 0.2, ground);
    });
    return circle(x, y - 72, r, main) + holes.join("") + circle(x, y - 72, r * 0.14, second);
  };
  let dust = "";
  for (let each = 0; each < 14; each++) dust += path`M${whole(random, 210, 330)} ${whole(random, 130, 300)}h0`;
  return (
    rectangle(0, 0, WIDTH, HEIGHT, dark) +
    screen +
    picture +
    shape(path`M176 ${y - 8}L330 40V330L176 ${y + 14}z`, spark, ' opacity=".35"') +
    line(dust, second, 5, ' stroke-linecap="round"') +
    reel(64, 58) +
    reel(150, 42) +
    rectangle(26, y - 34, 152, 74, between(main, ground, 0.5), ' rx="10"') +
    rectangle(172, y - 14, 24, 34, second, ' rx="4"') +
    line(path`M100 ${y + 40}L56 ${HEIGHT + 10}M100 ${y + 40}L146 ${HEIGHT + 10}`, main, 12)
  );
}

/** Houses shoulder to shoulder, somebody at home in some of them. */
export function gables(random: Random, { ground, main, second, spark }: Palette): string {
  const colours = [main, second, between(main, ground, 0.45), spark, between(main, second, 0.4)];
  let drawn = circle(whole(random, 110, 490), 96, whole(random, 46, 64), second);
  let previous = -1;
  for (let x = -12; x < WIDTH; ) {
    const width = whole(random, 84, 122);
    const top = whole(random, 170, 236);
    let choice = whole(random, 0, 4);
    if (choice === previous) choice = (choice + 1) % 5;
    previous = choice;
    const colour = colours[choice] ?? main;
    const steps = random() < 0.5;
    const roof = steps
      ? path`M${x} ${HEIGHT}V${top}h${width * 0.16}v-30h${width * 0.17}v-30h${width * 0.34}v30h${width * 0.17}v30h${width * 0.16}V${HEIGHT}z`
      : path`M${x} ${HEIGHT}V${top}L${x + width / 2} ${top - 74}L${x + width} ${top}V${HEIGHT}z`;
    drawn += shape(roof, colour);
    const dark = colour[0] > 0.6 ? ink(ground) : shade(colour, -0.2);
    for (let y = top + 16; y < 380; y += 58)
      for (const part of [0.18, 0.58]) {
        const lit = random() < 0.3;
        drawn += rectangle(
          x + width * part,
          y,
          width * 0.24,
          34,
          lit ? (choice === 3 ? second : spark) : dark,
          ' rx="3"',
        );
      }
    x += width;
  }
  return drawn + rectangle(0, 414, WIDTH, 36, ink(ground));
}
