import type { Announcement } from "@/lib/work/take-pulse";
import { events } from "./events";

export interface SentEvent {
  /** The same for the same announcement, so that one that is sent twice counts once. */
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** When it was announced, by the database's clock: this machine's may be ahead, and what is to come waits. */
  ts: number;
}

const schemas = new Map<string, (typeof events)[keyof typeof events]["schema"]>(
  Object.entries(events).map(([name, { schema }]) => [name, schema]),
);

/** The event that an announcement leaves as, or why there is none. */
export function toEvent({ id, topic, payload, at }: Announcement): { event: SentEvent } | { refused: string } {
  const name = topic.replace(".", "/");
  const schema = schemas.get(name);
  if (!schema) return { refused: `There is no event ${name}.` };
  const read = schema.safeParse(payload);
  if (!read.success) return { refused: read.error.message };
  return { event: { id: `outbox-${id}`, name, data: read.data, ts: at } };
}

/** Longest request that is sent in one piece. */
const MOST_BYTES = 256 * 1024;

/** Groups announcements, in their order, so that no request is too long. */
export function inRequests<T extends { event: SentEvent }>(all: T[]): T[][] {
  const groups: T[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const size = Buffer.byteLength(JSON.stringify(one.event));
    if (bytes + size > MOST_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(one);
    bytes += size;
  }
  return groups;
}
