import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { listBookingHistory } from "@/lib/bookings/booking-history";
import { getBookingOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { queueMails } from "@/lib/notifications/queue-mails";
import { stranger } from "@/lib/platform/auth/principal";
import { userOfSession } from "@/lib/platform/auth/sessions";
import { onChange } from "@/lib/platform/changes";
import { newId } from "@/lib/platform/ids";
import { claimTicket } from "@/lib/tickets/claim-ticket";
import { getTicketCode } from "@/lib/tickets/get-ticket-code";
import { getTicketOrThrow } from "@/lib/tickets/get-ticket-or-throw";
import { listTickets } from "@/lib/tickets/list-tickets";
import { getTransferLink, transferTicket } from "@/lib/tickets/transfer-ticket";
import { recordWorkFailure } from "@/lib/work/record-work-failure";
import { bookHold, holdPlaces } from "@/prisma/factories/buying";
import { insertMember, insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { newPerson, newVisit, password, type TestPerson, tokenFor } from "./account-fixtures";
import { checkPassword } from "./check-password";
import { ERASED_NAME, eraseMe } from "./erase-me";
import { exportMe } from "./export-me";
import { createOrganizer, getPublicOrganizerOrThrow } from "./organizers";
import { registerUser } from "./register-user";
import { resetPassword } from "./reset-password";
import { connectIdentity } from "./sign-in-elsewhere";
import { listTicketsToKeep } from "./tickets-to-keep";
import { refreshTokens } from "./tokens";
import { getUserViewOrThrow } from "./user-view";

const database = useLibDatabase();
const asPrincipal = ({ user, sessionId }: TestPerson) => ({ ...stranger, user, sessionId });

/** Somebody with all that an account can have. */
async function busyPerson() {
  const person = await newPerson();
  const who = asPrincipal(person);
  const event = await insertSmallEvent(database.pool);
  const hold = await holdPlaces(who, event);
  const booking = await bookHold(who, hold.id, {
    key: "secret-key-of-mine",
    body: { buyer: { name: "Ada Secret", email: person.user.email }, attendees: ["Ada Secret", "Friend Secret"] },
  });
  await connectIdentity(person.user.id, {
    provider: "google",
    accountId: `g-${person.user.id}`,
    name: "Ada Secret",
    email: null,
    emailVerified: false,
  });
  await tokenFor("verify_email", person.user.email);
  const mail = { locale: "en", bookingId: booking.id } as const;
  await queueMails([
    {
      ...mail,
      template: "confirmation",
      key: booking.id,
      to: "ada.secret@example.test",
      data: { bookingId: booking.id },
    },
  ]);
  await database.pool.query("UPDATE mails SET status = 'sent', subject = 'Ada Secret is going' WHERE booking_id = $1", [
    booking.id,
  ]);
  await database.pool.query(
    `UPDATE users SET metadata = '{"note":"Secret"}', notifications = '{"news":true}', locale = 'de' WHERE id = $1`,
    [person.user.id],
  );
  return { person, who, event, booking };
}

describe("erasing", () => {
  it("leaves no word of the person anywhere in the database", async () => {
    const { person } = await busyPerson();
    const { email, id: userId } = person.user;
    for (const data of [{ email }, { email: "new.secret@example.test", userId }]) {
      const event = { name: "account/link-requested", data };
      await recordWorkFailure({ runId: newId("request"), functionId: "x", event, error: `Not to ${data.email}` });
    }
    await eraseMe(person, password);
    const { rows: tables } = await database.pool.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const { rows } = await database.pool.query(
        `SELECT * FROM "${name}" t WHERE t::text ~* 'secret' OR t::text LIKE '%' || $1 || '%'`,
        [person.user.email],
      );
      expect(rows, name).toEqual([]);
    }
  });

  it("leaves of mails that there were some, and sends none that waits", async () => {
    const { person, booking } = await busyPerson();
    const reset = await tokenFor("reset_password", person.user.email);
    await eraseMe(person, password);
    const { rows } = await database.pool.query(
      "SELECT template, status, to_email FROM mails WHERE user_id = $1 OR booking_id = $2 ORDER BY template",
      [person.user.id, booking.id],
    );
    const to_email = `${person.user.id}@erased.invalid`;
    expect(rows).toEqual([
      { template: "confirmation", status: "sent", to_email },
      { template: "passwordReset", status: "failed", to_email },
      { template: "verification", status: "failed", to_email },
    ]);
    await expect(resetPassword({ token: reset, password }, "en")).rejects.toMatchObject({ code: "link_over" });
  });

  it("ends every session and way in, at once", async () => {
    const { person } = await busyPerson();
    expect(await userOfSession(person.sessionId)).not.toBeNull();
    await eraseMe(person, password);
    expect(await userOfSession(person.sessionId)).toBeNull();
    expect(await checkPassword(person.credentials.email, password, newVisit())).toBeNull();
    await expect(refreshTokens(person.tokens.refreshToken, newVisit())).rejects.toMatchObject({
      code: "invalid_token",
    });
    await expect(getUserViewOrThrow(person.user.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(eraseMe(person, undefined)).rejects.toMatchObject({ code: "sign_in_again" });
  });

  it("keeps bookings without name, and tickets valid under the links that were shown", async () => {
    const { person, booking } = await busyPerson();
    const [kept] = await listTicketsToKeep(person.user.id);
    expect(kept).toMatchObject({ number: booking.number, title: "Test event", quantity: 2 });
    await eraseMe(person, password);
    const token = new URL(kept?.path ?? "", "http://localhost").searchParams.get("token");
    const bearer = { ...stranger, token };
    const after = await getBookingOrThrow(bearer, booking.id);
    expect(after).toMatchObject({ status: "confirmed", total: booking.total, number: booking.number });
    expect(after.buyer).toEqual({ name: ERASED_NAME, email: `${person.user.id}@erased.invalid` });
    const [ticket] = await listTickets(bearer, booking.id);
    expect(ticket).toMatchObject({ status: "valid", attendee: ERASED_NAME });
    expect((await getTicketCode(bearer, ticket?.id ?? "")).code).toBeTruthy();
  });

  it("leaves tickets that were given to others with their names", async () => {
    const { person, who, booking } = await busyPerson();
    const [given] = await listTickets(who, booking.id);
    await transferTicket(who, given?.id ?? "", { name: "Finn", email: "finn@example.test" });
    await eraseMe(person, password);
    const { rows } = await database.pool.query(
      "SELECT attendee_name AS name FROM tickets WHERE booking_id = $1 ORDER BY id",
      [booking.id],
    );
    expect(rows).toEqual([{ name: "Finn" }, { name: ERASED_NAME }]);
  });

  it("leaves tickets that were received to who has their links, and not to who gave them", async () => {
    const { who: giver, booking } = await busyPerson();
    const [given] = await listTickets(giver, booking.id);
    const id = given?.id ?? "";
    const { token } = await transferTicket(giver, id, { name: "Hidden Name", email: "hidden@example.test" });
    const taker = await newPerson();
    await claimTicket({ ...asPrincipal(taker), token }, id);
    const [kept] = await listTicketsToKeep(taker.user.id);
    expect(kept).toMatchObject({ number: booking.number, quantity: 1 });
    await eraseMe(taker, password);

    const own = { ...stranger, token: new URL(kept?.path ?? "", "http://localhost").searchParams.get("token") };
    expect(await getTicketOrThrow(own, id)).toMatchObject({ yours: true, status: "valid", attendee: ERASED_NAME });
    expect((await getTicketCode(own, id)).code).toBeTruthy();
    expect(await getTransferLink(giver, id)).toBeNull();
    await expect(getTicketCode(giver, id)).rejects.toMatchObject({ code: "conflict" });
    const history = JSON.stringify(await listBookingHistory(giver, booking.id));
    expect(history).not.toMatch(/hidden/i);
    expect(history).toContain(ERASED_NAME);
  });

  it("frees the address for a new account, which has nothing of the old one", async () => {
    const { person } = await busyPerson();
    await eraseMe(person, password);
    const again = await registerUser({ ...person.credentials, name: "Ada" }, newVisit());
    expect(again.id).not.toBe(person.user.id);
    let text = "";
    for await (const piece of exportMe({ ...stranger, user: { ...person.user, id: again.id } })) text += piece;
    expect(JSON.parse(text)).toMatchObject({ bookings: [], sessions: [], auditEntries: [] });
  });

  it("asks for the password, or for a sign-in a short time ago", async () => {
    const person = await newPerson();
    await expect(eraseMe(person, "wrong password")).rejects.toMatchObject({ code: "wrong_password", status: 403 });
    await database.pool.query("UPDATE sessions SET created_at = now() - interval '16 minutes' WHERE id = $1", [
      person.sessionId,
    ]);
    await expect(eraseMe(person, undefined)).rejects.toMatchObject({ code: "sign_in_again" });
    await eraseMe(person, password);
    const other = await newPerson();
    await eraseMe(other, undefined);
    await expect(getUserViewOrThrow(other.user.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an owner", () => {
  it("cannot go while an organizer with events would have none", async () => {
    const person = await newPerson();
    const { organizerId } = await insertSmallEvent(database.pool);
    await insertMember(database.pool, organizerId, person.user.id, "owner");
    await expect(eraseMe(person, password)).rejects.toMatchObject({
      code: "sole_owner",
      extra: { organizers: ["Test"] },
    });
    expect(await userOfSession(person.sessionId)).not.toBeNull();
    const { user: heir } = await insertUser(database.pool);
    await insertMember(database.pool, organizerId, heir.id, "owner");
    await eraseMe(person, password);
    const { rows } = await database.pool.query("SELECT user_id FROM organizer_members WHERE organizer_id = $1", [
      organizerId,
    ]);
    expect(rows).toEqual([{ user_id: heir.id }]);
  });

  it("takes an organizer without events along", async () => {
    const person = await newPerson();
    const organizer = await createOrganizer(person.user.id, { name: "Never Began" });
    const told: string[] = [];
    const stop = onChange((tags) => told.push(...tags));
    await eraseMe(person, password);
    stop();
    // its page is kept for everybody until then
    expect(told).toContain("events");
    await expect(getPublicOrganizerOrThrow(organizer.slug)).rejects.toMatchObject({ code: "not_found" });
  });
});
