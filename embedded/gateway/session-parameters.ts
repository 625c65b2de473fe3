import { z } from "zod";
import { expand, list, metadata, text, webAddress, wholeNumber } from "./parameters";

const locales = [
  ...["auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr", "fr-CA", "hi-IN"],
  ...["hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk"],
  ...["sl", "sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW"],
];

const currencies = new Set(Intl.supportedValuesOf("currency"));

const currency = z
  .string()
  .transform((code) => code.toLowerCase())
  .refine((code) => currencies.has(code.toUpperCase()), { error: "it is not a currency" });

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    unit_amount: wholeNumber(0, 99_999_999),
    product_data: z.strictObject({ name: text(250), description: text(40_000).optional() }),
  }),
  quantity: wholeNumber(1, 999_999),
});

const minimumSeconds = 30 * 60;
const maximumSeconds = 24 * 3600;

/** What may be sent to create a session. `now` in seconds. */
export function sessionParameters(now: number) {
  return z.strictObject({
    mode: z.enum(["payment"], { error: "this gateway knows the mode payment alone" }),
    line_items: list(lineItem, 100).refine((items) => items.length > 0, {
      error: "there must be one at least",
      params: { code: "parameter_missing" },
    }),
    success_url: webAddress,
    cancel_url: webAddress.optional(),
    customer_email: text(800)
      .refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), {
        error: "it is not an e-mail address",
        params: { code: "email_invalid" },
      })
      .optional(),
    client_reference_id: text(200).optional(),
    metadata: metadata.optional(),
    payment_intent_data: z
      .strictObject({
        capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
        description: text(1000).optional(),
        metadata: metadata.optional(),
      })
      .optional(),
    payment_method_types: list(z.enum(["card"]), 1).optional(),
    expires_at: wholeNumber(0, 99_999_999_999)
      .refine((time) => time >= now + minimumSeconds && time <= now + maximumSeconds, {
        error: "it must be from 30 minutes to 24 hours from now",
      })
      .optional(),
    locale: z.enum(locales).optional(),
    expand,
  });
}

export type SessionParameters = z.infer<ReturnType<typeof sessionParameters>>;
