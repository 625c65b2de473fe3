import { z } from "zod";

const knownCurrencies = new Set(Intl.supportedValuesOf("currency"));

/** Three-letter ISO 4217 code. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: "must be a three-letter currency code such as EUR", abort: true })
  .refine((code) => knownCurrencies.has(code), "is not a known currency");

/** Money out: integer minor units and their currency. */
export const money = z.object({ amount: z.number().int(), currency }).meta({ id: "Money" });
export type Money = z.infer<typeof money>;

/** Money in: an integer in minor units of the event's currency. */
export const amount = z.number().int().min(0).max(100_000_000);

/** The database knows no year 0. */
export const hasYear = (text: string) => !text.startsWith("0000");

/** RFC 3339 in UTC. */
export const timestamp = z.iso.datetime({ offset: true }).refine(hasYear, "must not be in the year 0");

export const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    // offsets such as +02:00 are no zones, and mean the opposite to the database
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}, "must be an IANA time zone such as Europe/Berlin");

export const country = z.string().regex(/^[A-Z]{2}$/, "must be a two-letter country code such as DE");

const steersDirection = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
// \p{Cs}: halves of a character, which no UTF-8 can hold
const control = /[\p{Cc}\p{Cs}]/u;
const controlButLines = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;

/** One line of text that people read: no control or direction-changing characters. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? "must not be empty" : `must have at least ${min} characters`)
    .max(max, `must have at most ${max} characters`)
    .refine((text) => !control.test(text) && !steersDirection.test(text), "must not contain control characters");

/** Several lines of text. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .refine(
      (value) => !controlButLines.test(value) && !steersDirection.test(value),
      "must not contain control characters",
    );

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "must have at most 254 characters")
  .pipe(z.email("must be an e-mail address"));

export const id = (prefix: string) =>
  z
    .string()
    .max(64)
    .regex(new RegExp(`^${prefix}_[0-9a-z_]+$`), `must be an id that starts with ${prefix}_`);

export const limit = (max: number, usual: number) =>
  z.coerce
    .number()
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(max, `must be at most ${max}`)
    .default(usual);

export const cursor = z.string().max(500).optional();

/** A page of a list. `nextCursor` is null on the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .loose()
  .meta({ id: "Problem", description: "RFC 9457 problem document" });
