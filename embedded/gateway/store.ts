import type pg from "pg";
import type Stripe from "stripe";
import type { CardDetails } from "./cards";
import type { LineItem } from "./line-items";

export type Queryable = Pick<pg.Pool, "query">;

/** What the session keeps for the payment intent, which is made at the first attempt to pay. */
export interface IntentData {
  captureMethod: "automatic" | "automatic_async" | "manual";
  description: string | null;
  metadata: Record<string, string>;
}

export interface SessionRow {
  object: Stripe.Checkout.Session;
  lineItems: LineItem[];
  intentData: IntentData;
}

export interface Payment {
  intent: Stripe.PaymentIntent;
  /** Of the latest attempt; null before the first one reached the bank. */
  charge: Stripe.Charge | null;
  /** Of an attempt that waits for the buyer's authentication. */
  card?: CardDetails | null;
}

const sessionColumns = `object, line_items AS "lineItems", intent_data AS "intentData"`;

export async function insertSession(database: Queryable, row: SessionRow): Promise<void> {
  await database.query(
    "INSERT INTO embedded_gateway.sessions (id, object, line_items, intent_data) VALUES ($1, $2, $3, $4)",
    [row.object.id, JSON.stringify(row.object), JSON.stringify(row.lineItems), JSON.stringify(row.intentData)],
  );
}

export async function findSession(database: Queryable, id: string): Promise<SessionRow | null> {
  const result = await database.query<SessionRow>(
    `SELECT ${sessionColumns} FROM embedded_gateway.sessions WHERE id = $1`,
    [id],
  );
  return result.rows[0] ?? null;
}

/**
 * Reads a session and keeps everybody else from changing it, its payment or its refunds until the
 * transaction ends: whoever changes one of those locks the session first.
 */
export async function lockSession(database: Queryable, id: string): Promise<SessionRow | null> {
  const result = await database.query<SessionRow>(
    `SELECT ${sessionColumns} FROM embedded_gateway.sessions WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return result.rows[0] ?? null;
}

export async function saveSession(database: Queryable, object: Stripe.Checkout.Session): Promise<void> {
  await database.query("UPDATE embedded_gateway.sessions SET object = $2 WHERE id = $1", [
    object.id,
    JSON.stringify(object),
  ]);
}

export async function findPayment(database: Queryable, intentId: string): Promise<Payment | null> {
  const result = await database.query<Payment>(
    "SELECT object AS intent, charge, card FROM embedded_gateway.payment_intents WHERE id = $1",
    [intentId],
  );
  return result.rows[0] ?? null;
}

/** Locks the payment's session, then reads both; null when there is no such payment intent. */
export async function lockPayment(
  database: Queryable,
  intentId: string,
): Promise<(Payment & { session: Stripe.Checkout.Session }) | null> {
  const owner = await database.query<{ id: string }>(
    "SELECT session_id AS id FROM embedded_gateway.payment_intents WHERE id = $1",
    [intentId],
  );
  const session = owner.rows[0] ? await lockSession(database, owner.rows[0].id) : null;
  // a second statement, so that it sees what was committed while this one waited for the lock
  const payment = session ? await findPayment(database, intentId) : null;
  return session && payment ? { ...payment, session: session.object } : null;
}

export async function savePayment(database: Queryable, sessionId: string, payment: Payment): Promise<void> {
  await database.query(
    `INSERT INTO embedded_gateway.payment_intents (id, session_id, object, charge, card) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET object = excluded.object, charge = excluded.charge, card = excluded.card`,
    [
      payment.intent.id,
      sessionId,
      JSON.stringify(payment.intent),
      payment.charge ? JSON.stringify(payment.charge) : null,
      payment.card ? JSON.stringify(payment.card) : null,
    ],
  );
}

export async function insertRefund(database: Queryable, object: Stripe.Refund): Promise<void> {
  await database.query("INSERT INTO embedded_gateway.refunds (id, object) VALUES ($1, $2)", [
    object.id,
    JSON.stringify(object),
  ]);
}

export async function findRefund(database: Queryable, id: string): Promise<Stripe.Refund | null> {
  const result = await database.query<{ object: Stripe.Refund }>(
    "SELECT object FROM embedded_gateway.refunds WHERE id = $1",
    [id],
  );
  return result.rows[0]?.object ?? null;
}

/** Minor units given back of a payment so far. */
export async function refundedAmount(database: Queryable, intentId: string): Promise<number> {
  const result = await database.query<{ sum: string }>(
    `SELECT coalesce(sum((object->>'amount')::bigint), 0)::text AS sum
     FROM embedded_gateway.refunds WHERE payment_intent = $1`,
    [intentId],
  );
  return Number(result.rows[0]?.sum ?? 0);
}
