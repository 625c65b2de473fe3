import { clipped } from "@/lib/shared/printable";

/** Longest text that a mail shows of one fact, in characters. */
const LONGEST = 200;
// characters that steer the direction of what follows them, and those that break lines or show nothing
const steering = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;
const control = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** One line of text: no control characters, none that turn its direction, no endless titles. */
export function oneLine(text: string, longest = LONGEST): string {
  return clipped(text.replace(steering, "").replace(control, " ").replace(/\s+/g, " ").trim(), longest);
}

/**
 * Facts with every text in one line, so that nobody's title or name makes lines of its own in a subject or in plain
 * text. Addresses of pages are kept as they are.
 */
export function tidy<T>(facts: T): T {
  if (typeof facts === "string") return (/^https?:\/\/\S+$/.test(facts) ? facts : oneLine(facts)) as T;
  if (Array.isArray(facts)) return facts.map((fact) => tidy(fact)) as T;
  if (typeof facts !== "object" || facts === null) return facts;
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, tidy(fact)])) as T;
}

/**
 * A name to address somebody by; null for what looks like an address on the internet. Whoever types a stranger's
 * mail address beside such a "name" wants us to send an advertisement.
 */
export function safeName(name: string): string | null {
  const known = oneLine(name, 80);
  return known === "" || /:\/\/|www\.|[\\/@<>]|[\p{L}\p{N}-]{2,}\.\p{L}{2,}/iu.test(known) ? null : known;
}
