import type pg from "pg";
import { idMadeAt } from "./aged-id";
import { type DemoEvent, welcomeCode } from "./demo-event";
import type { PlannedCode } from "./demo-sales";

const DAY = 86_400_000;

/** The discount codes of an event, made when it was announced. An event that is free has none. */
export function planCodes(event: DemoEvent, announcedAt: Date, now: Date): PlannedCode[] {
  if (event.tiers.every((tier) => tier.price === 0)) return [];
  return (event.codes ?? [welcomeCode]).map(({ endedDaysAgo, ...code }) => ({
    ...code,
    id: idMadeAt("discountCode", announcedAt),
    endsAt: endedDaysAgo === undefined ? undefined : new Date(now.getTime() - endedDaysAgo * DAY),
  }));
}

/** Writes the codes down, each with how often it was used. One that is to be used up has no use left. */
export async function insertCodes(
  client: pg.ClientBase,
  eventId: string,
  codes: PlannedCode[],
  uses: Map<string, number>,
): Promise<void> {
  const rows = codes.map((code) => ({ ...code, uses: uses.get(code.id) ?? 0, endsAt: code.endsAt ?? null }));
  await client.query(
    `INSERT INTO discount_codes (id, event_id, code, percent_off, max_uses, uses, ends_at, created_at)
     SELECT c.id, $1, c.code, c."percentOff", c."maxUses", c.uses, c."endsAt", e.published_at
     FROM json_to_recordset($2::json) AS c(
       id text, code text, "percentOff" int, "maxUses" int, uses int, "endsAt" timestamptz)
     JOIN events e ON e.id = $1`,
    [eventId, JSON.stringify(rows)],
  );
}
