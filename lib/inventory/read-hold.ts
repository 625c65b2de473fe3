import "server-only";
import { query } from "@/lib/platform/db";

export interface HoldRecord {
  id: string;
  eventKey: number;
  buyer: string;
  userId: string | null;
  seatNos: number[];
  tierNos: number[];
  /** Minor units, fixed when the seats were held. */
  prices: number[];
  /** `expired` by the database's clock, whether or not anything has swept it. */
  status: "active" | "released" | "booked" | "expired";
  extensions: number;
  expiresAt: Date;
}

export async function readHold(id: string): Promise<HoldRecord | null> {
  const [row] = await query<HoldRecord & Record<string, unknown>>(
    `SELECT id, event_key AS "eventKey", buyer, user_id AS "userId", seat_nos AS "seatNos", tier_nos AS "tierNos",
       prices, extensions, expires_at AS "expiresAt",
       CASE status WHEN 1 THEN 'released' WHEN 2 THEN 'booked' WHEN 3 THEN 'expired'
         ELSE CASE WHEN expires_at > now() THEN 'active' ELSE 'expired' END END AS status
     FROM holds WHERE id = $1`,
    [id],
    "read-hold",
  );
  return row ?? null;
}
