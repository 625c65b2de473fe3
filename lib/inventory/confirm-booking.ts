import "server-only";
import { runBatch } from "@/lib/platform/hot-pool";
import { once } from "@/lib/platform/once";
import { noteChange } from "./availability";
import { Batcher } from "./batcher";
import { bookFreeStatement, confirmStatement } from "./confirm-statement";

/** A booking to be made of a hold, in the database's terms. */
export interface NewBooking {
  booking: string;
  number: string;
  hold: string;
  user: string | null;
  name: string;
  email: string;
  locale: string;
  attendees: string[];
  currency: string;
  /** Scope of the idempotency key. */
  scope: string;
  key: string | null;
  hash: string;
  actor: string;
}

type Done = { ord: number; done: boolean };

async function runAll<T extends object>(name: string, statement: string, batch: T[]): Promise<boolean[]> {
  const rows = await runBatch<Done>(
    name,
    statement,
    batch.map((item, ord) => ({ ord, ...item })),
  );
  return batch.map((_, ord) => rows[ord]?.done === true);
}

const freeLane = () =>
  once(
    "inventory.free-lane",
    () =>
      new Batcher<NewBooking, boolean>({
        run: (batch) => runAll("book-free", bookFreeStatement, batch),
        compose: (queue, cap) => takeDistinct(queue, cap, (item) => [item.hold, `${item.scope}\n${item.key}`]),
        cap: 512,
        maxQueue: 8192,
      }),
  );

const confirmLane = () =>
  once(
    "inventory.confirm-lane",
    () =>
      new Batcher<{ booking: string; hold: string; actor: string }, boolean>({
        run: (batch) => runAll("confirm", confirmStatement, batch),
        compose: (queue, cap) => takeDistinct(queue, cap, (item) => [item.hold]),
        cap: 512,
        maxQueue: 8192,
      }),
  );

/** Items that share no mark; the others stay in the queue, in order. */
function takeDistinct<T>(queue: T[], cap: number, marksOf: (item: T) => string[]): T[] {
  const seen = new Set<string>();
  const batch: T[] = [];
  const rest: T[] = [];
  for (const item of queue) {
    const marks = marksOf(item);
    if (batch.length >= cap || marks.some((mark) => seen.has(mark))) rest.push(item);
    else {
      for (const mark of marks) seen.add(mark);
      batch.push(item);
    }
  }
  queue.length = 0;
  queue.push(...rest);
  return batch;
}

/**
 * Books a hold whose places cost nothing; true when it is confirmed now, with its tickets. False when
 * the hold is not whole, was used, or is not free of charge: nothing was changed then.
 */
export async function bookFree(item: NewBooking, seats: { eventKey: number; seatNos: number[] }): Promise<boolean> {
  const done = await freeLane().add({ ...item });
  if (done) noteChange(seats.eventKey, { to: "booked", seatNos: seats.seatNos });
  return done;
}

/**
 * Confirms a pending booking: seats, tickets, limit, history and announcement in one statement. False
 * when its hold lost a seat or the booking is not pending: nothing was changed then.
 */
export async function confirmPending(
  item: { booking: string; hold: string; actor: string },
  seats: { eventKey: number; seatNos: number[] },
): Promise<boolean> {
  const done = await confirmLane().add({ ...item });
  if (done) noteChange(seats.eventKey, { to: "booked", seatNos: seats.seatNos });
  return done;
}
