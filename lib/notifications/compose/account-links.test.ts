import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { createAccountLink, endLinks, type LinkPurpose, linkIdOf } from "@/lib/accounts/account-links";
import { transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { insertUser } from "@/prisma/factories/insert-user";
import { emailChange, passwordReset, signInLink, verification } from "./account-links";
import { passwordChanged } from "./password-changed";

const database = useLibDatabase();

async function newLink(purpose: LinkPurpose, email?: string) {
  const { user } = await insertUser(database.pool, { name: "Ada" });
  const id = newId("accountLink");
  const to = email ?? user.email;
  await createAccountLink({ id, purpose, userId: user.id, email: to });
  return { id, user, mail: { id: "mail_1", to, locale: "de" as const, userId: user.id, data: { linkId: id } } };
}

const opens = (url: string | undefined) => linkIdOf(new URL(url ?? "").searchParams.get("token") ?? "");

describe("mails with links", () => {
  it("carry the link that was asked for, and how long it lasts", async () => {
    const verify = await newLink("verify_email");
    const verified = await verification(verify.mail);
    expect(verified?.props).toMatchObject({ name: "Ada", hours: 48 });
    expect(opens(verified?.props.url)).toBe(verify.id);
    const reset = await newLink("reset_password");
    expect((await passwordReset(reset.mail))?.props).toMatchObject({ minutes: 60 });
    const signIn = await newLink("sign_in");
    expect((await signInLink(signIn.mail))?.props).toMatchObject({ minutes: 20 });
    const change = await newLink("change_email", "new@example.test");
    expect((await emailChange(change.mail))?.props).toMatchObject({ hours: 24 });
  });

  it("do not come for links that are over, of another purpose, or for another address", async () => {
    const { mail, user } = await newLink("reset_password");
    expect(await signInLink(mail)).toBeNull();
    expect(await passwordReset({ ...mail, to: "eve@example.test" })).toBeNull();
    await transaction((client) => endLinks(client, user.id));
    expect(await passwordReset(mail)).toBeNull();
    expect(await passwordReset({ ...mail, data: { linkId: "lnk_nothing" } })).toBeNull();
  });

  it("tell of a new password whoever still has the account", async () => {
    const { mail, user } = await newLink("sign_in");
    const data = { userId: user.id, at: "2026-11-20T12:00:00.000Z" };
    const composed = await passwordChanged({ ...mail, data });
    expect(composed?.props).toMatchObject({ name: "Ada", at: data.at });
    await database.pool.query("UPDATE users SET deleted_at = now() WHERE id = $1", [user.id]);
    expect(await passwordChanged({ ...mail, data })).toBeNull();
  });
});
