import "server-only";
import { LRUCache } from "lru-cache";
import { onChange } from "@/lib/platform/changes";
import { query } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";

export interface Season {
  /** The zone (IANA) of most upcoming events: in it the listing counts "today". UTC while there are none. */
  timeZone: string;
  /** What upcoming events are sold in, the most usual first. */
  currencies: string[];
}

/** Every listing asks for it, and it hardly ever changes. */
const cache = () =>
  once("events.season", () => {
    const made = new LRUCache<"season", Season>({ max: 1, ttl: 60_000 });
    onChange((tags) => {
      if (tags.includes("events") || tags.includes("*")) made.clear();
    });
    return made;
  });

/** What upcoming events have in common. */
export async function getSeason(): Promise<Season> {
  const known = cache().get("season");
  if (known) return known;
  const [row] = await query<{ timeZone: string | null; currencies: string[] }>(
    `WITH upcoming AS (
       SELECT e.time_zone, e.currency FROM listings l JOIN events e ON e.key = l.event_key WHERE l.over_at > now()
     )
     SELECT (SELECT mode() WITHIN GROUP (ORDER BY time_zone) FROM upcoming) AS "timeZone",
       (SELECT coalesce(array_agg(currency ORDER BY events DESC, currency), '{}')
        FROM (SELECT currency::text, count(*) AS events FROM upcoming GROUP BY currency) AS used) AS currencies`,
  );
  const season = { timeZone: row?.timeZone ?? "UTC", currencies: row?.currencies ?? [] };
  cache().set("season", season);
  return season;
}
