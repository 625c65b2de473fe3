import { circle, HEIGHT, line, path, rectangle, shape, WIDTH } from "./draw";
import { between, type Palette, shade } from "./palette";
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
