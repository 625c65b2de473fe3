import "server-only";
import type { z } from "zod";
import type { Principal } from "@/lib/platform/auth/principal";
import type { SessionUser } from "@/lib/platform/auth/sessions";
import { errorFields, log } from "@/lib/platform/log";
import { accountExport } from "@/lib/schemas/account-export";
import { exportAuditEntries, exportHolds, exportReceivedTickets, exportWaysIn } from "./export-activity";
import { exportBookings } from "./export-bookings";
import { exportMails } from "./export-mails";
import { getNotificationChoices } from "./notification-choices";
import { listSessions } from "./sessions";
import { getUserViewOrThrow } from "./user-view";

type Export = z.input<typeof accountExport>;
type ListName = {
  [K in keyof Export]: Export[K] extends unknown[] ? K : never;
}[keyof Export];

/** Every page of a list that is read by cursor. */
async function* allPages<T>(
  read: (cursor: string | undefined) => Promise<{ data: T[]; nextCursor: string | null }>,
): AsyncGenerator<T> {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await read(cursor);
    yield* page.data;
    cursor = page.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
}

/**
 * Everything about a user as the text of an AccountExport document, piece by piece: however much it is, only a page of
 * it is in memory. Every piece goes through its schema, which lets nothing else out.
 */
export async function* exportMe(who: Principal & { user: SessionUser }): AsyncGenerator<string> {
  const userId = who.user.id;
  const head = accountExport
    .pick({ format: true, version: true, exportedAt: true, profile: true, waysIn: true, notifications: true })
    .parse({
      format: "evently-account-export",
      version: 1,
      exportedAt: new Date().toISOString(),
      profile: await getUserViewOrThrow(userId),
      waysIn: await exportWaysIn(userId),
      notifications: await getNotificationChoices(userId),
    });
  yield JSON.stringify(head).slice(0, -1);
  // in the account, not in this browser: a guest's bookings are not yet the user's
  const owner: Principal = { user: who.user, sessionId: who.sessionId, guest: null, token: null };
  const lists: { [K in ListName]: AsyncIterable<Export[K][number]> } = {
    sessions: allPages((cursor) => listSessions(userId, who.sessionId, { cursor, limit: 100 })),
    holds: exportHolds(userId),
    bookings: exportBookings(owner),
    receivedTickets: exportReceivedTickets(userId),
    mails: exportMails(userId),
    auditEntries: exportAuditEntries(userId),
  };
  for (const [name, items] of Object.entries(lists)) {
    const { element } = accountExport.shape[name as ListName];
    yield `,${JSON.stringify(name)}:[`;
    let first = true;
    for await (const item of items) {
      yield `${first ? "" : ","}${JSON.stringify(element.parse(item))}`;
      first = false;
    }
    yield "]";
  }
  yield "}";
}

/** The pieces as a body that is made as fast as it is read. What breaks off on the way ends the connection. */
export function streamPieces(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.error("An export broke off", errorFields(error));
        controller.error(error);
      }
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
