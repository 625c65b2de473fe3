import type Stripe from "stripe";
import { ApiError, noSuch } from "./api-error";
import { canceled } from "./cancel-payment";
import { type Context, nobody, seconds, type Work } from "./context";
import { recordEvent } from "./events";
import { idOf } from "./session-object";
import { findPayment, lockSession, savePayment, saveSession } from "./store";
import { transaction } from "./transaction";

/**
 * Ends an open session by call; an attempt to pay that is under way loses.
 * @throws ApiError (404) for an unknown one, (400) when it is complete or already expired
 */
export async function expireSession(work: Work, id: string): Promise<Stripe.Checkout.Session> {
  const row = await lockSession(work.client, id);
  if (!row) throw noSuch("checkout.session", id, "session");
  if (!isOpen(row.object, work.now)) {
    throw new ApiError(`Only sessions that are open can be expired; this one is ${row.object.status}.`);
  }
  return closeSession(work, row.object);
}

export function isOpen(session: Stripe.Checkout.Session, now: number): boolean {
  return session.status === "open" && session.expires_at > now;
}

/** Expires what is open beyond its time: all sessions, or the one named. */
export async function expireOverdueSessions(context: Context, id: string | null = null): Promise<void> {
  const due = await context.pool.query<{ id: string }>(
    `SELECT id FROM embedded_gateway.sessions
     WHERE status = 'open' AND expires_at <= $1 AND ($2::text IS NULL OR id = $2) ORDER BY expires_at LIMIT 500`,
    [seconds(context.now()), id],
  );
  for (const session of due.rows) {
    await transaction(context, nobody, async (work) => {
      const row = await lockSession(work.client, session.id);
      if (row?.object.status === "open") await closeSession(work, row.object);
    });
  }
}

async function closeSession(work: Work, open: Stripe.Checkout.Session): Promise<Stripe.Checkout.Session> {
  const session: Stripe.Checkout.Session = { ...open, status: "expired", url: null };
  await saveSession(work.client, session);
  const intentId = idOf(session.payment_intent);
  const payment = intentId ? await findPayment(work.client, intentId) : null;
  if (payment) {
    const intent = canceled(payment.intent, "automatic", work.now);
    await savePayment(work.client, session.id, { ...payment, intent });
    await recordEvent(work, "payment_intent.canceled", intent);
  }
  await recordEvent(work, "checkout.session.expired", session);
  return session;
}
