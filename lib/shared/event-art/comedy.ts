import { circle, ellipse, HEIGHT, line, path, rectangle, shape, WIDTH } from "./draw";
import { between, type Palette, shade } from "./palette";
import { pick, type Random, whole } from "./random";

/** A row house of faces; every one of them is laughing at something else. */
export function grins(random: Random, { ground, main, second, spark }: Palette): string {
  const size = 150;
  const dark = shade(ground, ground[0] > 0.55 ? -0.6 : -0.12);
  let drawn = "";
  let previous = -1;
  for (let tile = 0; tile < 12; tile++) {
    const x = (tile % 4) * size;
    const y = Math.floor(tile / 4) * size;
    let choice = whole(random, 0, 3);
    if (choice === previous) choice = (choice + 1) % 4;
    previous = choice;
    const colour = [main, second, spark, between(main, ground, 0.55)][choice] ?? main;
    const ink = colour[0] > 0.6 ? dark : second;
    drawn += rectangle(x, y, size, size, colour);
    const mouth = pick(random, [
      path`M${x + 35} ${y + 82}h80a40 40 0 0 1-80 0z`,
      path`M${x + 48} ${y + 86}h54a27 34 0 0 1-54 0z`,
      path`M${x + 35} ${y + 92}q40 46 80 0q-40 20-80 0z`,
    ]);
    drawn += shape(mouth, ink);
    const wink = random() < 0.3;
    drawn += wink
      ? line(path`M${x + 40} ${y + 56}q12-14 24 0`, ink, 7, ' stroke-linecap="round"')
      : circle(x + 52, y + 54, 9, ink);
    drawn += circle(x + 98, y + 54, 9, ink);
  }
  return drawn;
}

/** A microphone in a round light, before the brick wall where jokes are told. */
export function microphone(random: Random, { ground, main, second, spark }: Palette): string {
  const wall = shade(ground, ground[0] > 0.55 ? -0.1 : 0.03);
  let joints = "";
  for (let row = 0; row < 10; row++) {
    joints += path`M0 ${row * 45}H${WIDTH}`;
    for (let x = row % 2 === 0 ? 50 : 0; x <= WIDTH; x += 100) joints += path`M${x} ${row * 45}v45`;
  }
  const x = whole(random, 240, 360);
  const lean = whole(random, -26, 26);
  const microphoneHead = `<g transform="rotate(${lean} ${x} 420)">${
    rectangle(x - 5, 230, 10, 240, shade(ground, ground[0] > 0.55 ? -0.6 : -0.18)) +
    shape(path`M${x - 26} 176h52l-12 92h-28z`, main) +
    circle(x, 142, 50, spark) +
    line(
      path`M${x - 50} 142h100M${x - 43} 117h86M${x - 43} 167h86M${x} 92v100M${x - 25} 99q-16 43 0 86M${x + 25} 99q16 43 0 86`,
      shade(spark, -0.2),
      3,
    ) +
    rectangle(x - 34, 182, 68, 14, shade(main, -0.12), ' rx="7"')
  }</g>`;
  return (
    rectangle(0, 0, WIDTH, HEIGHT, wall) +
    line(joints, shade(wall, ground[0] > 0.55 ? 0.07 : -0.06), 4) +
    circle(x, 190, 172, second) +
    ellipse(x, 438, 120, 22, shade(ground, -0.14)) +
    microphoneHead
  );
}
