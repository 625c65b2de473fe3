import { circle, ellipse, HEIGHT, line, path, rectangle, shape, turned, WIDTH } from "./draw";
import { between, ink, type Palette, shade } from "./palette";
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

/** One laugh, as large as the room. */
export function laugh(random: Random, { ground, main, second, spark }: Palette): string {
  const dark = ink(ground);
  const top = whole(random, 130, 165);
  const deep = whole(random, 170, 230);
  const mouth = path`M70 ${top}Q300 ${top + 40} 530 ${top}C520 ${top + deep} 420 ${top + deep + 70} 300 ${top + deep + 70}S80 ${top + deep} 70 ${top}z`;
  const teeth = path`M96 ${top + 6}Q300 ${top + 42} 504 ${top + 6}L490 ${top + 62}Q300 ${top + 96} 110 ${top + 62}z`;
  let gaps = "";
  for (let x = 160; x <= 440; x += 56) gaps += path`M${x} ${top + 14}v70`;
  return turned(
    whole(random, -10, 10),
    circle(whole(random, 60, 540), whole(random, 40, 400), whole(random, 110, 170), between(ground, main, 0.5)) +
      shape(mouth, main) +
      shape(mouth, dark, ' transform="translate(18 10) scale(.94)"') +
      shape(teeth, second) +
      line(gaps, between(second, dark, 0.3), 4) +
      ellipse(300, top + deep + 26, 128, 44, spark),
  );
}

/** What everybody says at the same time. */
export function bubbles(random: Random, { ground, main, second, spark }: Palette): string {
  const colours = [main, second, spark];
  const bubble = (x: number, y: number, width: number, colour: Palette["main"], tail: number, words: string) =>
    rectangle(x, y, width, 132, colour, ' rx="46"') +
    shape(path`M${x + width / 2 + tail * 20} ${y + 120}h${tail * 60}l${tail * 26} 66z`, colour) +
    words;
  const ha = (x: number, y: number, times: number, colour: Palette["main"]) => {
    let d = "";
    for (let each = 0; each < times; each++) {
      const at = x + each * 76;
      d += path`M${at} ${y}v52M${at} ${y + 26}h24M${at + 24} ${y}v52`;
      d += path`M${at + 38} ${y + 52}l13-52 13 52M${at + 42} ${y + 34}h18`;
    }
    return line(d, colour, 9, ' stroke-linecap="round" stroke-linejoin="round"');
  };
  const dark = ink(ground);
  const on = (colour: Palette["main"]) => (colour[0] > 0.6 ? dark : second);
  const start = whole(random, 0, 2);
  const colour = (i: number) => colours[(start + i) % 3] ?? main;
  const [a, b, c] = [whole(random, -26, 26), whole(random, -30, 30), whole(random, -26, 26)];
  return (
    bubble(70 + a, 26, 220, colour(0), -1, ha(112 + a, 66, 2, on(colour(0)))) +
    bubble(250 + b, 150, 300, colour(1), 1, ha(293 + b, 190, 3, on(colour(1)))) +
    bubble(130 + c, 288, 146, colour(2), -1, ha(172 + c, 328, 1, on(colour(2))))
  );
}

/** Glasses, a nose, a moustache: nobody will know. */
export function disguise(random: Random, { ground, main, second, spark }: Palette): string {
  const dark = ink(ground);
  const lean = whole(random, -12, 12);
  const look = whole(random, -24, 24);
  const eye = (x: number) =>
    circle(x, 176, 74, second) +
    circle(x + look, 184, 27, dark) +
    line(path`M${x - 74} 176a74 74 0 0 1 148 0a74 74 0 0 1-148 0`, dark, 17);
  const bridge = line(path`M268 162q32-24 64 0M122 162l-70-20M478 162l70-20`, dark, 17, ' stroke-linecap="round"');
  const brows = line(
    path`M136 78q54-${whole(random, 20, 46)} 112-2M352 76q54-${whole(random, 20, 46)} 112 2`,
    dark,
    24,
    ' stroke-linecap="round"',
  );
  const moustache = path`M300 322c-40-44-112-36-146 16c-14 20-40 20-54 8c24 52 150 62 200 6c50 56 176 46 200-6c-14 12-40 12-54-8c-34-52-106-60-146-16z`;
  return turned(
    lean,
    circle(300, 225, 262, main) +
      eye(196) +
      eye(404) +
      bridge +
      brows +
      shape(path`M300 172q62 122 30 146q-30 18-60 0q-32-24 30-146z`, spark) +
      shape(moustache, dark),
  );
}

/** Chairs before an empty stool: somebody will come. */
export function stool(random: Random, { ground, main, second, spark }: Palette): string {
  const x = whole(random, 250, 350);
  const dark = ink(ground);
  let heads = "";
  for (let row = 0; row < 2; row++)
    for (let head = 0; head < 9; head++) {
      const at = head * 76 - 10 + row * 38;
      const y = 396 + row * 44 + whole(random, -8, 8);
      heads += path`M${at - 30} ${HEIGHT + 60}V${y}a30 34 0 0 1 60 0V${HEIGHT + 60}z`;
    }
  const legs = line(
    path`M${x - 34} 236l-22 120M${x + 34} 236l22 120M${x - 46} 306h92`,
    dark,
    10,
    ' stroke-linecap="round"',
  );
  const glass = rectangle(x + 8, 178, 26, 44, second, ' opacity=".9" rx="4"');
  return (
    rectangle(0, 0, WIDTH, HEIGHT, ground) +
    shape(path`M${x - 30} -20h60L${x + 190} 362h-380z`, spark, ' opacity=".45"') +
    ellipse(x, 360, 190, 30, spark) +
    legs +
    glass +
    rectangle(x - 56, 220, 112, 22, main, ' rx="11"') +
    shape(heads, dark)
  );
}
