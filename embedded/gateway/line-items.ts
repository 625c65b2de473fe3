import type Stripe from "stripe";
import { newId } from "./identifiers";

/** One position of a session as the gateway keeps it. Amounts in minor units. */
export interface LineItem {
  id: string;
  priceId: string;
  productId: string;
  name: string;
  description: string | null;
  unitAmount: number;
  quantity: number;
}

export function newLineItem(item: Omit<LineItem, "id" | "priceId" | "productId">): LineItem {
  return { id: newId("lineItem"), priceId: newId("price"), productId: newId("product"), ...item };
}

export function totalOf(items: LineItem[]): number {
  return items.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0);
}

/** The list that `expand[]=line_items` shows. Decimals travel as text; the SDK makes them its own type. */
export function lineItemList(session: Stripe.Checkout.Session, items: LineItem[]): Record<string, unknown> {
  return {
    object: "list",
    data: items.map((item) => apiLineItem(session, item)),
    has_more: false,
    url: `/v1/checkout/sessions/${session.id}/line_items`,
  };
}

function apiLineItem(session: Stripe.Checkout.Session, item: LineItem) {
  const amount = item.unitAmount * item.quantity;
  const price = {
    id: item.priceId,
    object: "price",
    active: false,
    billing_scheme: "per_unit",
    created: session.created,
    currency: session.currency ?? "",
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: item.productId,
    recurring: null,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: item.unitAmount,
    unit_amount_decimal: String(item.unitAmount),
  } satisfies Omit<Stripe.Price, "unit_amount_decimal"> & { unit_amount_decimal: string };
  return {
    id: item.id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: item.name,
    metadata: {},
    price,
    quantity: item.quantity,
  } satisfies Omit<Stripe.LineItem, "price"> & { price: typeof price };
}
