import { circle, ellipse, HEIGHT, path, rectangle, shape, WIDTH } from "./draw";
import { between, type Palette, shade } from "./palette";
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
