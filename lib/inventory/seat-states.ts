import "server-only";
import { query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

export const AVAILABLE = 0;
export const HELD = 1;
export const BOOKED = 2;
export const BLOCKED = 3;

export type SeatChange = { seatNos: number[] } & (
  | { to: "held"; until: number }
  | { to: "available" | "booked" | "blocked" }
);

interface SeatRow extends Record<string, unknown> {
  tiers: number[];
  nos: number[];
  states: number[];
  untils: (number | null)[];
  now: number;
}

/**
 * The seats of one event as this process knows them: a picture for maps and for dealing general
 * admission, never the authority. Holds end by the database's clock.
 */
export class SeatStates {
  private states = new Uint8Array(0);
  private tiers = new Int16Array(0);
  private heldUntil = new Float64Array(0);
  /** Places dealt to a claim that is on its way. */
  private dealt = new Set<number>();
  private clockOffset = 0;
  private loadedAt = Number.NEGATIVE_INFINITY;
  private loading: Promise<void> | undefined;
  private journal: SeatChange[] | undefined;
  private readonly epoch = newId("request").slice(-8);
  private n = 0;
  private nextEnd = Number.POSITIVE_INFINITY;

  constructor(readonly eventKey: number) {}

  /** Makes the picture at most so old. */
  async refresh(maxAgeMs: number): Promise<this> {
    if (performance.now() - this.loadedAt > maxAgeMs) {
      this.loading ??= this.load().finally(() => {
        this.loading = undefined;
      });
      await this.loading;
    }
    return this;
  }

  private async load(): Promise<void> {
    this.journal = [];
    const started = performance.now();
    try {
      const [row] = await query<SeatRow>(
        `SELECT coalesce(array_agg(seat_no), '{}') AS nos, coalesce(array_agg(tier_no::int), '{}') AS tiers,
           coalesce(array_agg(CASE WHEN hold_id IS NOT NULL AND held_until > now() THEN 1 ELSE state END::int), '{}') AS states,
           coalesce(array_agg(CASE WHEN held_until > now() THEN (extract(epoch FROM held_until) * 1000)::float8 END), '{}') AS untils,
           (extract(epoch FROM now()) * 1000)::float8 AS now
         FROM seats WHERE event_key = $1`,
        [this.eventKey],
        "seat-states",
      );
      if (!row) return;
      const size = row.nos.reduce((max, no) => Math.max(max, no + 1), 0);
      const states = new Uint8Array(size).fill(BLOCKED);
      const tiers = new Int16Array(size).fill(-1);
      const heldUntil = new Float64Array(size);
      row.nos.forEach((no, i) => {
        states[no] = row.states[i] ?? BLOCKED;
        tiers[no] = row.tiers[i] ?? -1;
        heldUntil[no] = row.untils[i] ?? 0;
      });
      this.clockOffset = row.now - Date.now();
      const before = this.states;
      this.states = states;
      this.tiers = tiers;
      this.heldUntil = heldUntil;
      for (const change of this.journal) this.write(change);
      this.findNextEnd();
      if (!sameBytes(before, this.states)) this.n++;
      this.loadedAt = started;
    } finally {
      this.journal = undefined;
    }
  }

  /** What this process committed itself, shown at once. */
  apply(change: SeatChange): void {
    this.journal?.push(change);
    this.write(change);
    this.n++;
  }

  private write(change: SeatChange): void {
    const state = { available: AVAILABLE, held: HELD, booked: BOOKED, blocked: BLOCKED }[change.to];
    for (const no of change.seatNos) {
      if (no >= this.states.length) continue;
      this.states[no] = state;
      this.heldUntil[no] = change.to === "held" ? change.until : 0;
    }
    if (change.to === "held") this.nextEnd = Math.min(this.nextEnd, change.until);
  }

  /** Milliseconds of the database's clock. */
  now(): number {
    return Date.now() + this.clockOffset;
  }

  private endHolds(): void {
    const now = this.now();
    if (now < this.nextEnd) return;
    for (let no = 0; no < this.states.length; no++) {
      if (this.states[no] === HELD && (this.heldUntil[no] ?? 0) <= now) this.states[no] = AVAILABLE;
    }
    this.n++;
    this.findNextEnd();
  }

  private findNextEnd(): void {
    this.nextEnd = Number.POSITIVE_INFINITY;
    this.heldUntil.forEach((until, no) => {
      if (this.states[no] === HELD && until < this.nextEnd) this.nextEnd = until;
    });
  }

  get version(): string {
    this.endHolds();
    return `${this.epoch}.${this.n}`;
  }

  /** One byte a seat: AVAILABLE, HELD, BOOKED or BLOCKED; places without a row are blocked. */
  current(): Uint8Array {
    this.endHolds();
    return this.states;
  }

  tierOf(seatNo: number): number | null {
    const tier = this.tiers[seatNo];
    return tier === undefined || tier < 0 ? null : tier;
  }

  /** Free places by tier number. */
  left(): Map<number, number> {
    this.endHolds();
    const counts = new Map<number, number>();
    this.states.forEach((state, no) => {
      const tier = this.tiers[no] ?? -1;
      if (tier < 0) return;
      counts.set(tier, (counts.get(tier) ?? 0) + (state === AVAILABLE ? 1 : 0));
    });
    return counts;
  }

  /** Up to `quantity` free places of a tier, from a random place on, reserved here until `undeal`. */
  deal(tierNo: number, quantity: number): number[] {
    this.endHolds();
    const found: number[] = [];
    const size = this.states.length;
    const start = Math.floor(Math.random() * size);
    for (let i = 0; i < size && found.length < quantity; i++) {
      const no = (start + i) % size;
      if (this.states[no] === AVAILABLE && this.tiers[no] === tierNo && !this.dealt.has(no)) found.push(no);
    }
    if (found.length < quantity) return [];
    this.reserve(found);
    return found.sort((a, b) => a - b);
  }

  /** By seat number: the tier of a free place that is not dealt to somebody right now (or is, with `withDealt`), else −1. */
  open(options: { withDealt?: boolean } = {}): Int16Array {
    this.endHolds();
    const open = Int16Array.from(this.tiers, (tier, no) => (this.states[no] === AVAILABLE ? tier : -1));
    if (!options.withDealt) for (const no of this.dealt) open[no] = -1;
    return open;
  }

  /** Keeps places from being dealt here until `undeal`. */
  reserve(seatNos: number[]): void {
    for (const no of seatNos) this.dealt.add(no);
  }

  undeal(seatNos: number[]): void {
    for (const no of seatNos) this.dealt.delete(no);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
