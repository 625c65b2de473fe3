import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { notifyEmailChanged } from "@/lib/notifications/notify-email-changed";
import { openSession, userOfSession } from "@/lib/platform/auth/sessions";
import { announced, newPerson, newVisit, password, type TestPerson, tokenFor } from "./account-fixtures";
import { linkToken } from "./account-links";
import { confirmEmailChange } from "./change-email";
import { changePassword } from "./change-password";
import { checkPassword } from "./check-password";
import { registerUser } from "./register-user";
import { restoreEmail } from "./restore-email";
import { signInByLink } from "./sign-in-by-link";
import { getUserViewOrThrow } from "./user-view";

const database = useLibDatabase();
const over = { code: "link_over" };
let addresses = 0;

/** Somebody whose address was changed, by whoever it was; and the token that went to the one before. */
async function moved(person?: TestPerson) {
  const who = person ?? (await newPerson());
  await database.pool.query("UPDATE users SET email_verified_at = now() WHERE id = $1", [who.user.id]);
  const to = `taken${++addresses}@example.test`;
  await confirmEmailChange(who.user.id, await tokenFor("change_email", to, who.user.id), "en");
  const event = (await announced("account.email-changed")).findLast(({ userId }) => userId === who.user.id);
  return { who, to, event, token: linkToken(String(event?.linkId)) };
}

describe("bringing an address back", () => {
  it("ends whatever the one who changed it could come back with, and lets this browser in", async () => {
    const { who, to, token } = await moved();
    // the password was changed too, which does not end the way back
    await changePassword(
      { user: { ...who.user, email: to }, sessionId: who.sessionId },
      { currentPassword: password, newPassword: "of the thief" },
      "en",
    );
    const signIn = await tokenFor("sign_in", to);
    const { userId, sessionId } = await restoreEmail(token, newVisit());
    expect(userId).toBe(who.user.id);
    expect(await userOfSession(sessionId)).toMatchObject({ id: who.user.id, email: who.user.email });
    expect(await userOfSession(who.sessionId)).toBeNull();
    expect(await getUserViewOrThrow(userId)).toMatchObject({ email: who.user.email, emailVerified: true });
    for (const tried of ["of the thief", password]) {
      expect(await checkPassword(who.user.email, tried, newVisit())).toBeNull();
    }
    await expect(signInByLink(signIn, "browser", newVisit())).rejects.toMatchObject(over);
    await expect(restoreEmail(token, newVisit())).rejects.toMatchObject(over);
  });

  it("gives the first owner the last word, however often it was changed and brought back", async () => {
    const { who, token: first } = await moved();
    const { token: second, to: third } = await moved(who);
    // who took it changes it again, and brings back what he had in between
    await restoreEmail(second, newVisit());
    await restoreEmail(first, newVisit());
    expect(await getUserViewOrThrow(who.user.id)).toMatchObject({ email: who.user.email });
    expect(third).not.toBe(who.user.email);

    const other = await moved();
    const { token: later } = await moved(other.who);
    await restoreEmail(other.token, newVisit());
    await expect(restoreEmail(later, newVisit())).rejects.toMatchObject(over);
  });

  it("is refused where another account has the address by now, or it is the account's already", async () => {
    const { who, to, token } = await moved();
    const other = await registerUser({ email: who.user.email, password, name: "Eve" }, newVisit());
    await database.pool.query("UPDATE users SET email_verified_at = now() WHERE id = $1", [other.id]);
    await expect(restoreEmail(token, newVisit())).rejects.toMatchObject({ code: "email_taken" });
    expect(await getUserViewOrThrow(who.user.id)).toMatchObject({ email: to });

    const back = await moved();
    await confirmEmailChange(
      back.who.user.id,
      await tokenFor("change_email", back.who.user.email, back.who.user.id),
      "en",
    );
    await expect(restoreEmail(back.token, newVisit())).rejects.toMatchObject(over);
  });

  it("is not kept out by an account that was only registered with the address", async () => {
    const { who, token } = await moved();
    const visit = newVisit();
    const thief = await registerUser({ email: who.user.email, password: "to keep him out", name: "Eve" }, visit);
    const waiting = await openSession(thief.id, "browser", visit);
    const { userId } = await restoreEmail(token, newVisit());
    expect(await getUserViewOrThrow(userId)).toMatchObject({ id: who.user.id, email: who.user.email });
    expect(await checkPassword(who.user.email, "to keep him out", newVisit())).toBeNull();
    expect(await userOfSession(waiting)).toMatchObject({ id: thief.id, email: `${thief.id}@unconfirmed.invalid` });
  });

  it("is told to the address before, once", async () => {
    const { who, event } = await moved();
    const { linkId, at } = event as { linkId: string; at: string };
    const first = await notifyEmailChanged(linkId, at, "de");
    expect(first).toHaveLength(1);
    expect(await notifyEmailChanged(linkId, at, "de")).toEqual(first);
    const { rows } = await database.pool.query("SELECT template, to_email, locale FROM mails WHERE id = $1", first);
    expect(rows).toEqual([{ template: "emailChanged", to_email: who.user.email, locale: "de" }]);
    expect(await notifyEmailChanged("lnk_nothing", at, "de")).toEqual([]);
  });
});
