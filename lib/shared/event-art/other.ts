import { circle, line, path, shape, turned } from "./draw";
import { between, type Palette } from "./palette";
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
