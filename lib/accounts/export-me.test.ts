import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { goodCard, useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { queueMails } from "@/lib/notifications/queue-mails";
import { stranger } from "@/lib/platform/auth/principal";
import { openSession } from "@/lib/platform/auth/sessions";
import { accountExport } from "@/lib/schemas/account-export";
import { buyPlaces, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertMember } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { newPerson, newVisit, password, type TestPerson, tokenFor } from "./account-fixtures";
import { changePassword } from "./change-password";
import { exportMe, streamPieces } from "./export-me";
import { connectIdentity } from "./sign-in-elsewhere";

const database = useLibDatabase();
const payments = useLibPayments(database);
const asPrincipal = ({ user, sessionId }: TestPerson) => ({ ...stranger, user, sessionId });

async function textOf(person: TestPerson): Promise<string> {
  return new Response(streamPieces(exportMe(asPrincipal(person)))).text();
}

describe("the export", () => {
  it("has everything about the user, as its schema says, and nothing of anybody else", async () => {
    const person = await newPerson();
    const who = asPrincipal(person);
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 20, price: 1500 }] });
    await insertMember(database.pool, event.organizerId, person.user.id, "analyst");
    await connectIdentity(person.user.id, {
      provider: "github",
      accountId: `gh-${person.user.id}`,
      name: "Ada",
      email: null,
      emailVerified: false,
    });
    const paid = await buyPlaces(who, event);
    await payments.pay(paid.payment?.checkoutUrl, goodCard);
    await confirmBooking(who, paid.id);
    await cancelOwnBooking(who, paid.id);
    const running = await holdPlaces(who, event, 3);
    await tokenFor("verify_email", person.user.email);
    const mail = { bookingId: paid.id, locale: "en", to: "elsewhere@example.test" } as const;
    await queueMails([{ ...mail, template: "confirmation", key: paid.id, data: { bookingId: paid.id } }]);
    await changePassword(person, { currentPassword: password, newPassword: "another long password" }, "en");
    await buyPlaces(newGuest(), event);
    await buyPlaces(asPrincipal(await newPerson()), event);

    const exported = accountExport.strict().parse(JSON.parse(await textOf(person)));
    expect(exported.profile).toMatchObject({ id: person.user.id, memberships: [{ role: "analyst" }] });
    expect(exported.waysIn).toMatchObject({ password: true, accounts: [{ provider: "github" }] });
    expect(exported.sessions.map(({ id, current }) => [id, current])).toEqual([[person.sessionId, true]]);
    expect(exported.holds).toMatchObject([{ id: running.id, quantity: 3, event: "Test event" }]);
    expect(exported.bookings.map(({ id }) => id)).toEqual([paid.id]);
    const [booking] = exported.bookings;
    expect(booking?.tickets).toHaveLength(2);
    expect(booking?.history.map(({ change }) => change)).toContain("confirmed");
    expect(booking?.payments[0]).toMatchObject({ amount: { amount: 3000 }, refunds: [{ amount: { amount: 3000 } }] });
    expect(exported.mails.map(({ template, to }) => [template, to])).toEqual([
      ["verification", person.user.email],
      ["confirmation", "elsewhere@example.test"],
    ]);
    expect(exported.auditEntries.map(({ action }) => action)).toEqual([
      "user.provider_connected",
      "user.password_changed",
    ]);
  });

  it("has no secret in it", async () => {
    const person = await newPerson();
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 20, price: 1500 }] });
    const pending = await buyPlaces(asPrincipal(person), event);
    const text = await textOf(person);
    expect(text).toContain(pending.id);
    expect(text).not.toMatch(/argon2|evr_|cs_test|pi_|checkoutUrl|EV[RP]\.|passwordHash|tokenHash/);
    const { rows } = await database.pool.query("SELECT token_hash FROM refresh_tokens WHERE session_id = $1", [
      person.sessionId,
    ]);
    expect(text).not.toContain(rows[0].token_hash);
  });

  it("is whole however much it is", async () => {
    const person = await newPerson();
    for (let i = 0; i < 120; i++) await openSession(person.user.id, "api", newVisit());
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 100, price: 0 }], maxPerBuyer: 100 });
    for (let i = 0; i < 25; i++) await buyPlaces(asPrincipal(person), event, 1);
    await database.pool.query(
      `INSERT INTO audit_log (actor, action, target_id) SELECT $1, 'test.done', 'x' FROM generate_series(1, 1203)`,
      [person.user.id],
    );
    const exported = accountExport.parse(JSON.parse(await textOf(person)));
    expect(exported.sessions).toHaveLength(121);
    expect(new Set(exported.bookings.map(({ id }) => id)).size).toBe(25);
    expect(exported.auditEntries).toHaveLength(1203);
  });

  it("stops reading when its reader goes", async () => {
    const pieces = exportMe(asPrincipal(await newPerson()));
    const reader = streamPieces(pieces).getReader();
    await reader.read();
    await reader.cancel();
    expect((await pieces.next()).done).toBe(true);
  });
});
