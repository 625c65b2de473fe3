import "server-only";
import { runBatch } from "@/lib/platform/hot-pool";
import { once } from "@/lib/platform/once";
import { noteChange } from "./availability";
import { Batcher } from "./batcher";
import { bookDiscountedStatement, bookFreeStatement, confirmStatement } from "./confirm-statement";

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

/** What makes a priced hold free: all of its price, and which code or rule took it off. */
export interface WholeDiscount {
  discount: number;
  discountCodeId: string | null;
  discountName: string;
}

/**
 * done · gone: the hold is not whole, was used, or the booking is not pending · limit: the hold was over, and
 * with its seats the buyer would have more than he may · code_gone: no use of the discount code is left.
 * Nothing was changed unless it is done.
 */
export type ConfirmOutcome = "done" | "gone" | "limit" | "code_gone";

/** Of the hold that is booked. */
interface Held {
  eventKey: number;
  buyer: string;
  seatNos: number[];
}

type Done = { ord: number; done: boolean; overLimit: boolean; codeGone: boolean };

async function runAll<T extends object>(name: string, statement: string, batch: T[]): Promise<ConfirmOutcome[]> {
  const rows = await runBatch<Done>(
    name,
    statement,
    batch.map((item, ord) => ({ ord, ...item })),
  );
  return batch.map((_, ord) => {
    const row = rows[ord];
    if (row?.done) return "done";
    return row?.overLimit ? "limit" : row?.codeGone ? "code_gone" : "gone";
  });
}

type FreeItem = NewBooking & Partial<WholeDiscount> & { buyer: string };

function makeFreeLane(name: string, statement: string): Batcher<FreeItem, ConfirmOutcome> {
  return new Batcher({
    run: (batch) => runAll(name, statement, batch),
    compose: (queue, cap) =>
      takeDistinct(queue, cap, (item) => [item.hold, item.buyer, `${item.scope}\n${item.key ?? item.hold}`]),
    cap: 512,
    maxQueue: 8192,
  });
}

const freeLane = () => once("inventory.free-lane", () => makeFreeLane("book-free", bookFreeStatement));
const discountedLane = () =>
  once("inventory.discounted-lane", () => makeFreeLane("book-discounted", bookDiscountedStatement));

const confirmLane = () =>
  once(
    "inventory.confirm-lane",
    () =>
      new Batcher<{ booking: string; hold: string; actor: string; buyer: string }, ConfirmOutcome>({
        run: (batch) => runAll("confirm", confirmStatement, batch),
        compose: (queue, cap) => takeDistinct(queue, cap, (item) => [item.hold, item.buyer]),
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

/** One buyer at one event: his limit is looked at once in a batch. */
const buyerOf = (held: Held) => `${held.eventKey} ${held.buyer}`;

/** Books a hold whose places cost nothing, by themselves or by a discount: it is confirmed at once, with its tickets. */
export async function bookFree(item: NewBooking, held: Held, discount?: WholeDiscount): Promise<ConfirmOutcome> {
  const lane = discount ? discountedLane() : freeLane();
  const outcome = await lane.add({ ...item, ...discount, buyer: buyerOf(held) });
  if (outcome === "done") noteChange(held.eventKey, { to: "booked", seatNos: held.seatNos });
  return outcome;
}

/** Confirms a pending booking: seats, tickets, limit, history and announcement in one statement. */
export async function confirmPending(
  item: { booking: string; hold: string; actor: string },
  held: Held,
): Promise<ConfirmOutcome> {
  const outcome = await confirmLane().add({ ...item, buyer: buyerOf(held) });
  if (outcome === "done") noteChange(held.eventKey, { to: "booked", seatNos: held.seatNos });
  return outcome;
}
