import { createHash } from "node:crypto";
import { z } from "zod";
import { acceptEvents } from "./accept-events";
import type { Context } from "./context";
import { HttpError, readJson } from "./http";
import { lane } from "./lane";
import { isSame } from "./signing";
import type { IncomingEvent } from "./store-events";
import { transaction } from "./transaction";
import { ulid } from "./ulid";

const mostEvents = 5_000;

// texts of the database hold no NUL
const text = z
  .string()
  .max(512)
  .refine((value) => !value.includes("\0"), "must not have a NUL");
const event = z
  .object({
    name: text.min(1),
    id: text.nullish(),
    data: z.record(z.string(), z.unknown()).nullish(),
    ts: z.number().int().positive().nullish(),
  })
  .loose();
const batch = z.union([event.transform((one) => [one]), z.array(event).max(mostEvents)]);

/** `POST /e/:eventKey`: events that come at once, of several requests, are taken in by one transaction. */
export function eventReceiver(context: Context): (request: Request, eventKey: string) => Promise<Response> {
  const accept = lane<IncomingEvent[], true>(64, async (groups) => {
    context.wake(await transaction(context.pool, (client) => acceptEvents(context, client, groups.flat())));
    return groups.map(() => true);
  });
  return async (request, eventKey) => {
    if (!isSame(eventKey, context.eventKey)) throw new HttpError(401, "The event key is not valid.");
    const read = batch.safeParse(await readJson(request));
    if (!read.success) {
      const issue = read.error.issues[0];
      throw new HttpError(400, `The events cannot be read: ${issue?.path.join(".")} ${issue?.message}`);
    }
    const seed = request.headers.get("x-inngest-event-id-seed");
    const incoming = read.data.map((one, i) => toIncoming(one, seed ? `${seed} ${i}` : null));
    await accept(incoming);
    return Response.json({ ids: incoming.map((one) => one.body.id), status: 200 });
  };
}

/**
 * Events without an id are the same when a request that nobody heard an answer to is sent again: it carries the same
 * seed, from which their ids are made.
 */
function toIncoming(one: z.output<typeof event>, seed: string | null): IncomingEvent {
  const { name, data, ts } = one;
  const made = seed ? createHash("sha256").update(seed).digest("hex").slice(0, 26) : ulid(Date.now());
  const id = one.id || made;
  const key = one.id || seed ? `${one.id ? "id" : "seed"} ${id}` : null;
  return { key, body: { ...one, id, name, data: data ?? {}, ts: ts ?? Date.now() } };
}
