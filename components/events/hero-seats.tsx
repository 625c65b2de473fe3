/** A hall seen from above, drawn once: rows of seats, two of them taken just now. Decorative. */
export function HeroSeats({ seats, timer }: { seats: string; timer: string }) {
  const drawn = { free: "", taken: "", yours: "" };
  for (let row = 0; row < ROWS; row++) {
    const radius = 112 + row * 27;
    const count = 11 + row * 2;
    for (let seat = 0; seat < count; seat++) {
      const angle = ((212 + (seat * 116) / (count - 1)) * Math.PI) / 180;
      const x = Math.round(300 + Math.cos(angle) * radius);
      const y = Math.round(440 + Math.sin(angle) * radius);
      drawn[stateOf(row, seat, count)] += `M${x} ${y}h0`;
    }
  }
  return (
    <div aria-hidden="true" className="relative">
      <svg
        aria-hidden="true"
        viewBox="0 0 600 450"
        fill="none"
        strokeLinecap="round"
        strokeWidth="16"
        className="w-full"
      >
        <path d={drawn.free} className="stroke-accent/30 dark:stroke-accent/45" />
        <path d={drawn.taken} className="stroke-line" />
        <path
          d={drawn.yours}
          className="stroke-accent/25 motion-safe:animate-[pulse_2.4s_ease-in-out_infinite]"
          strokeWidth="29"
        />
        <path d={drawn.yours} className="stroke-accent" />
        <path d="M238 424q62-26 124 0" className="stroke-ink" strokeWidth="10" />
      </svg>
      <div className="absolute top-[17%] left-[53%] flex items-center gap-3 rounded-md border border-line bg-surface py-2 pr-3 pl-3.5 text-sm shadow-2">
        <span className="font-medium">{seats}</span>
        <span className="tabular rounded-sm bg-accent-soft px-1.5 py-0.5 font-medium text-accent-ink">{timer}</span>
      </div>
    </div>
  );
}

const ROWS = 9;

function stateOf(row: number, seat: number, count: number): "free" | "taken" | "yours" {
  const middle = (count - 1) / 2;
  if (row === 5 && (seat === middle + 1 || seat === middle + 2)) return "yours";
  // neither a pattern nor chance: the nearer the stage, the fuller
  const scattered = ((row * 7 + seat * 13 + row * seat * 3) % 17) / 17;
  return scattered < 0.62 - row * 0.045 ? "taken" : "free";
}
