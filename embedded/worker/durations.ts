const units: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/**
 * Seconds of a length as the SDK writes it: `1d2h30m10s`, `500ms`, `10 minutes`; null for anything else.
 */
export function durationSeconds(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|[a-z]+)\s*/gi)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== text.trimStart()) return null;
  let sum = 0;
  for (const [, amount, unit = ""] of parts) {
    const seconds = units[unit.toLowerCase()] ?? units[unit[0]?.toLowerCase() ?? ""];
    if (seconds === undefined) return null;
    sum += Number(amount) * seconds;
  }
  return sum;
}

/**
 * When something is due that the SDK gave a length or a moment for, as the queue understands it: an interval in
 * seconds from the database's now, or a moment in UTC. Null for what is neither; "" is a length of nothing.
 */
export function dueText(text: string): string | null {
  if (text === "") return "0";
  const seconds = durationSeconds(text);
  if (seconds !== null) return String(seconds);
  return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
}
