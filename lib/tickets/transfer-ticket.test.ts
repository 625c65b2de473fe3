import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { listBookingHistory } from "@/lib/bookings/booking-history";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { claimBooking } from "@/lib/bookings/claim-booking";
import { type Principal, stranger } from "@/lib/platform/auth/principal";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent, type SmallEventOptions } from "@/prisma/factories/small-event";
import { claimTicket } from "./claim-ticket";
import { getTicketCode } from "./get-ticket-code";
import { getTicketOrThrow } from "./get-ticket-or-throw";
import { listGivenTickets } from "./list-given-tickets";
import { listTickets } from "./list-tickets";
import { printBookingTickets, printTicket } from "./print-tickets";
import { paperCode } from "./ticket-code";
import { getTransferLink, transferTicket } from "./transfer-ticket";
import { verifyCode } from "./verify-code";

const database = useLibDatabase();
const notFound = { code: "not_found" };
const conflict = { code: "conflict" };
const ben = { name: "Ben Reader", email: "ben@example.test" };
const cleo = { name: "Cleo Reader", email: "cleo@example.test" };
const bearer = (token: string): Principal => ({ ...stranger, token });

async function bought(who: Principal = newGuest(), options: SmallEventOptions = {}) {
  const booking = await buyPlaces(who, await insertSmallEvent(database.pool, options));
  const [ticket] = await listTickets(who, booking.id);
  if (!ticket) throw new Error("There should be a ticket");
  return { who, booking, id: ticket.id };
}
const rowOf = async (id: string) => (await database.pool.query("SELECT * FROM tickets WHERE id = $1", [id])).rows[0];
const codedOf = async (id: string) => {
  const row = await rowOf(id);
  return { id, eventKey: row.event_key, codeVersion: row.code_version, voidedAt: row.voided_at };
};

describe("passing a ticket on", () => {
  it("voids the codes of before and gives new ones to the new holder alone", async () => {
    const { who, id } = await bought();
    const { code } = await getTicketCode(who, id);
    const paper = paperCode(await codedOf(id));
    const { token, url, ticket } = await transferTicket(who, id, ben);
    const now = await codedOf(id);
    const at = { eventKey: now.eventKey, now: new Date() };
    expect(verifyCode(code, now, at)).toEqual({ ok: false, why: "passed_on" });
    expect(verifyCode(paper, now, at)).toEqual({ ok: false, why: "passed_on" });
    expect(url).toMatch(new RegExp(`/tickets/${id}\\?token=${token}$`));
    expect(ticket).toMatchObject({ yours: false, transferable: false, given: { to: ben.name } });

    const holder = bearer(token);
    expect(await getTicketOrThrow(holder, id)).toMatchObject({ yours: true, attendee: ben.name, transferable: true });
    expect(verifyCode((await getTicketCode(holder, id)).code, now, at)).toEqual({ ok: true, kind: "live" });
    expect((await printTicket(holder, id)).bytes.length).toBeGreaterThan(1000);
    expect(await rowOf(id)).toMatchObject({ code_version: 2, holder_email: ben.email, attendee_name: ben.name });
  });

  it("leaves its giver a ticket without code, paper or say", async () => {
    const { who, booking, id } = await bought();
    await transferTicket(who, id, ben);
    expect(await getTicketOrThrow(who, id)).toMatchObject({
      yours: false,
      given: { to: ben.name, at: expect.any(String) },
    });
    await expect(getTicketCode(who, id)).rejects.toMatchObject(conflict);
    await expect(printTicket(who, id)).rejects.toMatchObject(conflict);
    await expect(transferTicket(who, id, cleo)).rejects.toMatchObject(conflict);
    await expect(claimTicket({ ...(await insertUser(database.pool)), guest: who.guest }, id)).rejects.toMatchObject(
      conflict,
    );
    expect((await listTickets(who, booking.id)).map(({ yours }) => yours)).toEqual([false, true]);
    expect((await printBookingTickets(who, booking.id)).name).toBe(`${booking.number}.pdf`);
  });

  it("is the same when asked again, until the new holder does something with it", async () => {
    const { who, id } = await bought();
    const first = await transferTicket(who, id, ben);
    expect(await transferTicket(who, id, ben)).toEqual(first);
    expect(await getTransferLink(who, id)).toBe(first.url);
    expect((await rowOf(id)).code_version).toBe(2);
    await transferTicket(bearer(first.token), id, cleo);
    await expect(transferTicket(who, id, ben)).rejects.toMatchObject(conflict);
    await expect(transferTicket(who, id, cleo)).rejects.toMatchObject(conflict);
    expect(await getTransferLink(who, id)).toBeNull();
  });

  it("happens once when asked twice at the same time; of two different wishes one wins", async () => {
    const { who, id } = await bought();
    const same = await Promise.all([transferTicket(who, id, ben), transferTicket(who, id, ben)]);
    expect(new Set(same.map(({ token }) => token)).size).toBe(1);
    const other = await bought();
    const both = await Promise.allSettled([
      transferTicket(other.who, other.id, ben),
      transferTicket(other.who, other.id, cleo),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await rowOf(other.id)).code_version).toBe(2);
  });

  it("goes on from hand to hand; who had it in between sees no more than that it went on", async () => {
    const { who, id } = await bought();
    const first = bearer((await transferTicket(who, id, ben)).token);
    const again = await transferTicket(first, id, cleo);
    expect(await transferTicket(first, id, cleo)).toEqual(again);
    expect(await getTicketOrThrow(bearer(again.token), id)).toMatchObject({ yours: true, attendee: cleo.name });
    expect(await getTicketOrThrow(first, id)).toMatchObject({ yours: false });
    await expect(getTicketCode(first, id)).rejects.toMatchObject(conflict);
    expect(await getTransferLink(first, id)).toBe(again.url);
  });

  it("is nobody else's to do, and its link opens no other ticket", async () => {
    const { who, booking, id } = await bought();
    const [, second] = await listTickets(who, booking.id);
    for (const other of [stranger, newGuest(), await insertUser(database.pool), bearer(id)]) {
      await expect(transferTicket(other, id, ben)).rejects.toMatchObject(notFound);
      await expect(getTransferLink(other, id)).rejects.toMatchObject(notFound);
    }
    const { token } = await transferTicket(who, id, ben);
    await expect(getTicketOrThrow(bearer(token), second?.id ?? "")).rejects.toMatchObject(notFound);
    await expect(listTickets(bearer(token), booking.id)).rejects.toMatchObject(notFound);
    await expect(cancelOwnBooking(bearer(token), booking.id)).rejects.toMatchObject(notFound);
  });

  it("is refused for void tickets, and for events that are over or do not take place", async () => {
    const cancelled = await bought();
    await cancelOwnBooking(cancelled.who, cancelled.booking.id);
    await expect(transferTicket(cancelled.who, cancelled.id, ben)).rejects.toMatchObject(conflict);
    for (const change of [
      "starts_at = now() - interval '1 hour'",
      "status = 'cancelled'",
      "starts_at = now() - interval '2 days', ends_at = now() - interval '1 day'",
    ]) {
      const one = await bought();
      await database.pool.query(`UPDATE events SET ${change} WHERE id = $1`, [one.booking.event.id]);
      await expect(transferTicket(one.who, one.id, ben)).rejects.toMatchObject(conflict);
      expect((await getTicketOrThrow(one.who, one.id)).transferable).toBe(false);
      expect((await rowOf(one.id)).code_version).toBe(1);
    }
  });

  it("is in the booking's history and announced, without anybody's e-mail address", async () => {
    const { who, booking, id } = await bought();
    const { token } = await transferTicket(who, id, ben);
    const user = await insertUser(database.pool);
    await claimTicket({ ...user, token }, id);
    const changes = (await listBookingHistory(who, booking.id)).slice(-2);
    expect(changes).toMatchObject([
      { actor: "buyer", change: "transferred", data: { ticket: id, version: 2, to: ben.name } },
      { actor: "holder", change: "ticket_claimed", data: { ticket: id, version: 3, to: ben.name } },
    ]);
    expect(JSON.stringify(changes)).not.toContain("@");
    const { rows } = await database.pool.query(
      "SELECT topic, payload FROM outbox WHERE topic LIKE 'ticket.%' AND payload->>'ticketId' = $1 ORDER BY id",
      [id],
    );
    expect(rows).toEqual([
      { topic: "ticket.transferred", payload: { ticketId: id, bookingId: booking.id, version: 2 } },
      { topic: "ticket.claimed", payload: { ticketId: id, bookingId: booking.id, version: 3 } },
    ]);
  });

  it("does not save a ticket from its booking's cancellation", async () => {
    const { who, booking, id } = await bought();
    const { token } = await transferTicket(who, id, ben);
    await cancelOwnBooking(who, booking.id);
    expect(await getTicketOrThrow(bearer(token), id)).toMatchObject({
      status: "void",
      yours: true,
      transferable: false,
    });
    await expect(getTicketCode(bearer(token), id)).rejects.toMatchObject(conflict);
    await expect(transferTicket(bearer(token), id, cleo)).rejects.toMatchObject(conflict);
    expect(await getTransferLink(who, id)).toBeNull();
  });
});

describe("keeping a ticket that was given", () => {
  it("makes it the account's alone: the link and its code are void", async () => {
    const { who, id } = await bought();
    const { token } = await transferTicket(who, id, ben);
    const { code } = await getTicketCode(bearer(token), id);
    const user = await insertUser(database.pool);
    expect(await claimTicket({ ...user, token }, id)).toMatchObject({ yours: true, attendee: ben.name });
    const now = await codedOf(id);
    expect(verifyCode(code, now, { eventKey: now.eventKey, now: new Date() })).toEqual({ ok: false, why: "passed_on" });
    await expect(getTicketCode(bearer(token), id)).rejects.toMatchObject(conflict);
    await expect(transferTicket(who, id, ben)).rejects.toMatchObject(conflict);
    expect(await getTransferLink(who, id)).toBeNull();
    expect((await getTicketCode(user, id)).code).not.toBe(code);
    expect((await listGivenTickets(user.user.id, { limit: 20 })).data.map((one) => one.id)).toEqual([id]);
    // once more changes nothing
    await claimTicket(user, id);
    expect((await rowOf(id)).code_version).toBe(3);
  });

  it("needs an account, the link, and a ticket that was given", async () => {
    const { who, id } = await bought();
    const user = await insertUser(database.pool);
    await expect(claimTicket(user, id)).rejects.toMatchObject(notFound);
    await expect(claimTicket({ ...user, guest: who.guest }, id)).rejects.toMatchObject(conflict);
    const { token } = await transferTicket(who, id, ben);
    await expect(claimTicket(bearer(token), id)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(claimTicket(user, id)).rejects.toMatchObject(notFound);
    expect((await rowOf(id)).code_version).toBe(2);
  });

  it("lets the account pass it on, and remember that it did", async () => {
    const { who, id } = await bought();
    const user = await insertUser(database.pool);
    await claimTicket({ ...user, token: (await transferTicket(who, id, ben)).token }, id);
    const given = await transferTicket(user, id, cleo);
    expect(await transferTicket(user, id, cleo)).toEqual(given);
    expect(await getTicketOrThrow(user, id)).toMatchObject({ yours: false, given: { to: cleo.name } });
    expect((await listGivenTickets(user.user.id, { limit: 20 })).data).toEqual([]);
  });

  it("lists tickets newest first, page by page", async () => {
    const user = await insertUser(database.pool);
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { who, id } = await bought();
      await claimTicket({ ...user, token: (await transferTicket(who, id, ben)).token }, id);
      ids.unshift(id);
    }
    const first = await listGivenTickets(user.user.id, { limit: 2 });
    const second = await listGivenTickets(user.user.id, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});

it("a booking that goes into an account takes its given tickets along as given", async () => {
  const { who, booking, id } = await bought();
  await transferTicket(who, id, ben);
  const user = await insertUser(database.pool);
  await claimBooking({ ...user, guest: who.guest }, booking.id);
  expect((await listTickets(user, booking.id)).map(({ yours }) => yours)).toEqual([false, true]);
});
