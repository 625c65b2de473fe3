/** What happens to a payment with a test card. */
export type CardBehaviour = "approve" | "decline" | "insufficient_funds" | "authenticate" | "slow";

export interface CardDetails {
  number: string;
  expiryMonth: number;
  expiryYear: number;
}

/** The cards of this page. Numbers pass the Luhn check and belong to nobody. */
export const testCards: readonly { number: string; behaviour: CardBehaviour }[] = [
  { number: "4242424242424242", behaviour: "approve" },
  { number: "4000002500003155", behaviour: "authenticate" },
  { number: "4000000000000002", behaviour: "decline" },
  { number: "4000000000009995", behaviour: "insufficient_funds" },
  { number: "4000000500000007", behaviour: "slow" },
];

export const slowCardMilliseconds = 5000;

export interface CardFields {
  card: string;
  /** Undefined when the form had no such field at all; then a good one is assumed. */
  expiry?: string | undefined;
  cvc?: string | undefined;
}

export type CardProblem =
  | "card_missing"
  | "card_invalid"
  | "card_not_test"
  | "expiry_invalid"
  | "expiry_past"
  | "cvc_invalid";

export interface CardProblems {
  card?: CardProblem;
  expiry?: CardProblem;
  cvc?: CardProblem;
}

export type CheckedCard =
  | { ok: true; card: CardDetails; behaviour: CardBehaviour }
  | { ok: false; problems: CardProblems };

/** Checks what was typed. `now` in milliseconds; a card is good until its month ends (UTC). */
export function checkCard(fields: CardFields, now: number): CheckedCard {
  const number = digitsOf(fields.card);
  const behaviour = testCards.find((card) => card.number === number)?.behaviour;
  const expiry = fields.expiry === undefined ? nextYears(now) : parseExpiry(fields.expiry, now);
  const problems: CardProblems = {};
  if (fields.card.trim() === "") problems.card = "card_missing";
  else if (!number || !passesLuhn(number)) problems.card = "card_invalid";
  else if (!behaviour) problems.card = "card_not_test";
  if (typeof expiry === "string") problems.expiry = expiry;
  if (fields.cvc !== undefined && !/^\d{3}$/.test(fields.cvc.trim())) problems.cvc = "cvc_invalid";
  if (!number || !behaviour || typeof expiry === "string" || problems.cvc) return { ok: false, problems };
  return { ok: true, behaviour, card: { number, ...expiry } };
}

/** The digits of a number written with spaces or hyphens, or null when it is no card number. */
function digitsOf(written: string): string | null {
  const digits = written.replace(/[\s-]/g, "");
  return /^\d{12,19}$/.test(digits) ? digits : null;
}

/** ISO/IEC 7812-1, annex B: from the right, every second digit counts double. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const weighted = i % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

type Expiry = Pick<CardDetails, "expiryMonth" | "expiryYear">;

function nextYears(now: number): Expiry {
  return { expiryMonth: 12, expiryYear: new Date(now).getUTCFullYear() + 3 };
}

function parseExpiry(written: string, now: number): Expiry | "expiry_invalid" | "expiry_past" {
  const match = /^(\d{1,2})\s*[/\-.]?\s*(\d{2}|\d{4})$/.exec(written.trim());
  if (!match?.[1] || !match[2]) return "expiry_invalid";
  const expiryMonth = Number(match[1]);
  const expiryYear = match[2].length === 2 ? 2000 + Number(match[2]) : Number(match[2]);
  const date = new Date(now);
  const monthsLeft = (expiryYear - date.getUTCFullYear()) * 12 + expiryMonth - (date.getUTCMonth() + 1);
  if (expiryMonth < 1 || expiryMonth > 12 || monthsLeft > 50 * 12) return "expiry_invalid";
  return monthsLeft < 0 ? "expiry_past" : { expiryMonth, expiryYear };
}

/** A number as cards print it: groups of four. */
export function grouped(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/** What may be shown again in the field: never a number that could be somebody's card. */
export function showAgain(written: string): string {
  const digits = digitsOf(written);
  if (!digits || !passesLuhn(digits)) return written.slice(0, 40);
  return testCards.some((card) => card.number === digits) ? grouped(digits) : "";
}
