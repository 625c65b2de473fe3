import { circle, HEIGHT, line, path, shape, WIDTH } from "./draw";
import { between, type Palette, shade } from "./palette";
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
