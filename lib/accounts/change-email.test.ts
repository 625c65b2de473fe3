import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { events } from "@/inngest/events";
import { userOfSession } from "@/lib/platform/auth/sessions";
import { announced, newPerson, newVisit, password, tokenFor } from "./account-fixtures";
import { confirmEmailChange, requestEmailChange } from "./change-email";
import { checkPassword } from "./check-password";
import { resetPassword } from "./reset-password";

const database = useLibDatabase();
let addresses = 0;
const newAddress = () => `moved${++addresses}@example.test`;
const asked = async (userId: string) =>
  (await announced("account.link-requested")).filter((payload) => payload.userId === userId);

describe("asking for a new address", () => {
  it("takes the password, or a sign-in of a short time ago", async () => {
    const person = await newPerson();
    const email = newAddress();
    await expect(requestEmailChange(person, { email, password: "not the password" }, "en")).rejects.toMatchObject({
      code: "wrong_password",
      errors: [{ path: "password" }],
    });
    await requestEmailChange(person, { email, password }, "de");
    await requestEmailChange(person, { email: newAddress() }, "en");
    await database.pool.query("UPDATE sessions SET created_at = now() - interval '16 minutes' WHERE id = $1", [
      person.sessionId,
    ]);
    await expect(requestEmailChange(person, { email }, "en")).rejects.toMatchObject({ code: "sign_in_again" });
    const [first] = await asked(person.user.id);
    expect(events["account/link-requested"].schema.parse(first)).toMatchObject({
      purpose: "change_email",
      email,
      locale: "de",
    });
  });

  it("does not tell that an address is taken; that one's own needs no change it does", async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    expect(await requestEmailChange(person, { email: other.user.email, password }, "en")).toBeUndefined();
    await expect(requestEmailChange(person, { email: person.user.email, password }, "en")).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "email" }],
    });
    expect(await asked(person.user.id)).toHaveLength(1);
  });

  it("is no way to have mails sent to many strangers", async () => {
    const person = await newPerson();
    const ask = () => requestEmailChange(person, { email: newAddress(), password }, "en");
    for (let i = 0; i < 10; i++) await ask();
    await expect(ask()).rejects.toMatchObject({ code: "rate_limited" });
    expect(await asked(person.user.id)).toHaveLength(10);
  });
});

describe("a new address", () => {
  it("becomes the account's by its link; sessions stay, other links end, the old address hears of it", async () => {
    const person = await newPerson();
    expect(await userOfSession(person.sessionId)).toMatchObject({ email: person.user.email });
    const reset = await tokenFor("reset_password", person.user.email);
    await database.pool.query("UPDATE users SET email_verified_at = now() WHERE id = $1", [person.user.id]);
    const email = newAddress();
    const token = await tokenFor("change_email", email, person.user.id);
    const view = await confirmEmailChange(person.user.id, token, "en");
    expect(view).toMatchObject({ email, emailVerified: true });
    expect(await userOfSession(person.sessionId)).toMatchObject({ email });
    expect(await checkPassword(email, password, newVisit())).toBe(person.user.id);
    expect(await checkPassword(person.user.email, password, newVisit())).toBeNull();
    await expect(resetPassword({ token: reset, password }, "en")).rejects.toMatchObject({ code: "link_over" });
    const told = (await announced("account.email-changed")).filter(({ userId }) => userId === person.user.id);
    expect(told).toHaveLength(1);
    expect(events["account/email-changed"].schema.parse(told[0])).toMatchObject({ locale: "en" });
    await expect(confirmEmailChange(person.user.id, token, "en")).rejects.toMatchObject({ code: "link_over" });
  });

  it("is no news to one that was never shown to be the account's: whoever reads it gets no link", async () => {
    const person = await newPerson();
    await confirmEmailChange(person.user.id, await tokenFor("change_email", newAddress(), person.user.id), "en");
    expect(await announced("account.email-changed")).not.toContainEqual(
      expect.objectContaining({ userId: person.user.id }),
    );
    const { rows } = await database.pool.query(
      "SELECT 1 FROM account_links WHERE user_id = $1 AND purpose = 'restore_email'",
      [person.user.id],
    );
    expect(rows).toEqual([]);
  });

  it("that somebody took meanwhile is refused, and nothing has changed", async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    const token = await tokenFor("change_email", other.user.email, person.user.id);
    await expect(confirmEmailChange(person.user.id, token, "en")).rejects.toMatchObject({ code: "email_taken" });
    const { rows } = await database.pool.query("SELECT email, email_verified_at FROM users WHERE id = $1", [
      person.user.id,
    ]);
    expect(rows).toEqual([{ email: person.user.email, email_verified_at: null }]);
    expect(await announced("account.email-changed")).not.toContainEqual(
      expect.objectContaining({ userId: person.user.id }),
    );
  });

  it("is confirmed by the account's owner alone, and of two accounts one gets it", async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    const email = newAddress();
    const token = await tokenFor("change_email", email, person.user.id);
    await expect(confirmEmailChange(other.user.id, token, "en")).rejects.toMatchObject({ code: "link_over" });
    const rival = await tokenFor("change_email", email, other.user.id);
    const results = await Promise.allSettled([
      confirmEmailChange(person.user.id, token, "en"),
      confirmEmailChange(other.user.id, rival, "en"),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = results.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: "email_taken" });
  });
});
