import { randomInt } from "node:crypto";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const shapes = {
  session: { prefix: "cs_test_", length: 48 },
  paymentIntent: { prefix: "pi_3", length: 23 },
  clientSecret: { prefix: "secret_", length: 25 },
  paymentMethod: { prefix: "pm_1", length: 23 },
  charge: { prefix: "ch_3", length: 23 },
  refund: { prefix: "re_3", length: 23 },
  lineItem: { prefix: "li_1", length: 23 },
  price: { prefix: "price_1", length: 23 },
  product: { prefix: "prod_", length: 14 },
  event: { prefix: "evt_1", length: 23 },
  request: { prefix: "req_", length: 14 },
} as const;

/** An unguessable id in the form that the API gives to that kind of object. */
export function newId(kind: keyof typeof shapes): string {
  const { prefix, length } = shapes[kind];
  let id: string = prefix;
  for (let i = 0; i < length; i++) id += letters.charAt(randomInt(letters.length));
  return id;
}
