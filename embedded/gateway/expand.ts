import { ApiError } from "./api-error";
import { lineItemList } from "./line-items";
import { findPayment, findSession, type Queryable } from "./store";

type Json = Record<string, unknown>;
type Resolve = (database: Queryable, owner: Json) => Promise<unknown>;

const intent: Resolve = async (database, owner) =>
  (await findPayment(database, String(owner.payment_intent)))?.intent ?? null;

const expandable: Record<string, Record<string, Resolve>> = {
  "checkout.session": {
    payment_intent: intent,
    line_items: async (database, owner) => {
      const row = await findSession(database, String(owner.id));
      return row ? lineItemList(row.object, row.lineItems) : null;
    },
  },
  payment_intent: {
    latest_charge: async (database, owner) => chargeOf(database, owner.id, owner.latest_charge),
  },
  refund: {
    payment_intent: intent,
    charge: async (database, owner) => chargeOf(database, owner.payment_intent, owner.charge),
  },
  charge: { payment_intent: intent },
};

/**
 * Puts whole objects in the place of ids: `payment_intent`, `payment_intent.latest_charge`, …
 * @throws ApiError (400) for a field that cannot be expanded
 */
export async function expandObject(database: Queryable, object: object, paths: string[]): Promise<Json> {
  const result: Json = { ...object };
  for (const path of paths) await expandPath(database, result, path.split("."), path);
  return result;
}

async function expandPath(database: Queryable, owner: Json, [field, ...rest]: string[], path: string): Promise<void> {
  const fields = expandable[String(owner.object)] ?? {};
  const resolve = field !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (field === undefined || !resolve || rest.length > 3) {
    throw new ApiError(`This property cannot be expanded (${path}).`, { param: "expand" });
  }
  if (owner[field] === null) return;
  if (typeof owner[field] !== "object") owner[field] = await resolve(database, owner);
  const child = owner[field];
  if (rest.length > 0 && typeof child === "object" && child !== null) {
    const copy: Json = { ...child };
    owner[field] = copy;
    await expandPath(database, copy, rest, path);
  }
}

/** Only the latest attempt's charge is kept; an earlier one stays an id. */
async function chargeOf(database: Queryable, intentId: unknown, chargeId: unknown): Promise<unknown> {
  const payment = await findPayment(database, String(intentId));
  return payment?.charge?.id === chargeId ? payment?.charge : chargeId;
}
