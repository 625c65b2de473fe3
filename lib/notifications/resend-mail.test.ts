import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibMails } from "@/embedded/testing/lib-mails";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { stranger } from "@/lib/platform/auth/principal";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { insertMember, insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { listBookingMails } from "./list-booking-mails";
import { resendConfirmation } from "./resend-confirmation";
import { resendMail } from "./resend-mail";
import { giveUpMail, NOT_NEEDED, sendMail } from "./send-mail";

const database = useLibDatabase();
const provider = useLibMails();

async function newBooking() {
  const event = await insertSmallEvent(database.pool, { tiers: [{ places: 100, price: 0 }] });
  const guest = newGuest();
  return { event, guest, booking: await buyPlaces(guest, event) };
}

async function mailsOf(bookingId: string): Promise<{ id: string; key: string; status: string }[]> {
  const { rows } = await database.pool.query(
    "SELECT id, dedupe_key AS key, status FROM mails WHERE booking_id = $1 ORDER BY created_at, id",
    [bookingId],
  );
  return rows;
}

async function announced(): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    "DELETE FROM outbox WHERE topic = 'mail.queued' RETURNING payload->>'mailId' AS id",
  );
  return rows.map(({ id }) => id);
}

/** As if so much time had passed. */
const wait = (bookingId: string, seconds = 61) =>
  database.pool.query("UPDATE mails SET created_at = created_at - make_interval(secs => $2) WHERE booking_id = $1", [
    bookingId,
    seconds,
  ]);

describe("sending the tickets again", () => {
  it("makes a mail where there was none, and announces it", async () => {
    const { guest, booking } = await newBooking();
    await announced();
    await resendConfirmation(guest, booking.id);
    const [mail, ...more] = await mailsOf(booking.id);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ key: `confirmation:${booking.id}`, status: "queued" });
    expect(await announced()).toEqual([mail?.id]);
  });

  it("makes another one of what was sent, and the first stays on record", async () => {
    const { guest, booking } = await newBooking();
    await resendConfirmation(guest, booking.id);
    const [first] = await mailsOf(booking.id);
    expect(await sendMail(first?.id ?? "")).toBe("sent");
    await wait(booking.id);
    await resendConfirmation(guest, booking.id);
    const [, second] = await mailsOf(booking.id);
    expect(second).toMatchObject({ key: `confirmation:${booking.id}:again:1`, status: "queued" });
    expect(await sendMail(second?.id ?? "")).toBe("sent");
    expect(provider.sent.map(({ key }) => key)).toEqual([first?.id, second?.id]);
    expect((await listBookingMails(guest, booking.id)).map(({ status }) => status)).toEqual(["sent", "sent"]);
  });

  it("writes to nobody whose account was erased", async () => {
    const { guest, booking } = await newBooking();
    await resendConfirmation(guest, booking.id);
    const [mail] = await mailsOf(booking.id);
    await sendMail(mail?.id ?? "");
    await wait(booking.id);
    const nobody = "usr_1@erased.invalid";
    await database.pool.query("UPDATE bookings SET buyer_email = $2 WHERE id = $1", [booking.id, nobody]);
    await database.pool.query("UPDATE mails SET to_email = $2 WHERE booking_id = $1", [booking.id, nobody]);
    await expect(resendMail(mail?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
    expect(await mailsOf(booking.id)).toHaveLength(1);
  });

  it("only announces anew what still waits", async () => {
    const { guest, booking } = await newBooking();
    await resendConfirmation(guest, booking.id);
    await announced();
    await resendConfirmation(guest, booking.id);
    const mails = await mailsOf(booking.id);
    expect(mails).toHaveLength(1);
    expect(await announced()).toEqual([mails[0]?.id]);
  });

  it("rests a minute in between, and ends after ten", async () => {
    const { guest, booking } = await newBooking();
    await resendConfirmation(guest, booking.id);
    for (let n = 1; n <= 10; n++) {
      const [newest] = (await mailsOf(booking.id)).slice(-1);
      await giveUpMail(newest?.id ?? "", "no such mailbox");
      const early = resendMail(newest?.id ?? "");
      await expect(early).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
      await wait(booking.id);
      await resendMail(newest?.id ?? "");
    }
    const all = await mailsOf(booking.id);
    expect(all).toHaveLength(11);
    await giveUpMail(all.at(-1)?.id ?? "", "no such mailbox");
    await wait(booking.id);
    await expect(resendConfirmation(guest, booking.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("asked for many times at once is one mail", async () => {
    const { guest, booking } = await newBooking();
    await Promise.all(Array.from({ length: 6 }, () => resendConfirmation(guest, booking.id)));
    const [first] = await mailsOf(booking.id);
    await sendMail(first?.id ?? "");
    await wait(booking.id);
    await Promise.all(Array.from({ length: 6 }, () => resendConfirmation(guest, booking.id)));
    expect(await mailsOf(booking.id)).toHaveLength(2);
  });

  it("is for the buyer and for who manages the event", async () => {
    const { event, booking } = await newBooking();
    const members = { owner: true, manager: true, analyst: false, scanner: false } as const;
    for (const [role, may] of Object.entries(members)) {
      const member = await insertUser(database.pool);
      await insertMember(database.pool, event.organizerId, member.user.id, role as keyof typeof members);
      const asked = resendConfirmation(member, booking.id);
      if (may) await asked;
      else await expect(asked, role).rejects.toMatchObject({ code: "not_found" });
    }
    const other = await insertSmallEvent(database.pool);
    const rival = await insertUser(database.pool);
    await insertMember(database.pool, other.organizerId, rival.user.id, "owner");
    for (const who of [rival, stranger, newGuest()]) {
      await expect(resendConfirmation(who, booking.id)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(resendConfirmation(rival, "bkg_nothing")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for bookings that stand", async () => {
    const { guest, booking } = await newBooking();
    await cancelOwnBooking(guest, booking.id);
    await expect(resendConfirmation(guest, booking.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(resendMail("mail_nothing")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the mails of a booking", () => {
  it("are its buyer's to see, without what became pointless", async () => {
    const { guest, booking } = await newBooking();
    await resendConfirmation(guest, booking.id);
    expect(await listBookingMails(guest, booking.id)).toMatchObject([
      { template: "confirmation", status: "queued", to: "ada@example.test" },
    ]);
    await expect(listBookingMails(newGuest(), booking.id)).rejects.toMatchObject({ code: "not_found" });
    const [mail] = await mailsOf(booking.id);
    await giveUpMail(mail?.id ?? "", NOT_NEEDED);
    expect(await listBookingMails(guest, booking.id)).toEqual([]);
  });
});
