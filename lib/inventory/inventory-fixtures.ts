import type pg from "pg";
import { isAppError } from "@/lib/errors";
import { newBookingNumber, newId } from "@/lib/platform/ids";
import type { NewBooking } from "./confirm-booking";
import type { HoldRequest } from "./hold-seats";
import type { HoldRecord } from "./read-hold";

let buyers = 0;
export const request = (
  event: { key: number },
  want: HoldRequest["want"],
  more: Partial<HoldRequest> = {},
): HoldRequest => ({
  eventKey: event.key,
  buyer: `buyer-${++buyers}`,
  userId: null,
  counted: true,
  key: null,
  hash: "hash",
  seconds: 60,
  want,
  ...more,
});

export const outcome = async (work: Promise<HoldRecord>) =>
  work.then(
    (hold) => ({ code: "held" as const, hold }),
    (error: unknown) => {
      if (!isAppError(error)) throw error;
      return { code: error.code, hold: null };
    },
  );

export const booking = (hold: HoldRecord, more: Partial<NewBooking> = {}): NewBooking => ({
  booking: newId("booking"),
  number: newBookingNumber(),
  hold: hold.id,
  user: null,
  name: "Ada",
  email: "ada@example.test",
  locale: "en",
  attendees: [],
  currency: "EUR",
  scope: hold.buyer,
  key: null,
  hash: "hash",
  actor: "buyer",
  ...more,
});

/** Puts the end of a hold into the past, as the passing of time would. */
export const expire = (pool: pg.Pool, hold: HoldRecord) =>
  pool.query(
    `WITH h AS (UPDATE holds SET expires_at = now() - interval '1 second' WHERE id = $1)
     UPDATE seats SET held_until = now() - interval '1 second' WHERE hold_id = $1`,
    [hold.id],
  );
