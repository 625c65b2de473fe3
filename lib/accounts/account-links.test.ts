import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { events } from "@/inngest/events";
import { transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { policies } from "@/lib/platform/rate-limit";
import { announced, mailedToken, newPerson, tokenFor } from "./account-fixtures";
import { findOpenLink, type LinkPurpose, linkIdOf, linkKinds, linkUrl, takeLink } from "./account-links";
import { requestAccountLink } from "./request-account-link";
import { sendAccountLink, sendFirstVerification } from "./send-account-link";

const database = useLibDatabase();
const take = (token: string, purpose: LinkPurpose) => transaction((client) => takeLink(client, token, purpose));
const over = { code: "link_over", status: 410 };

describe("a link", () => {
  it("leads to a page of its kind, with an id and a seal of which nothing is stored", async () => {
    const person = await newPerson();
    const token = await tokenFor("reset_password", person.user.email);
    const id = linkIdOf(token) ?? "";
    expect(linkUrl({ id, purpose: "reset_password" })).toBe(`http://localhost:3000/reset-password?token=${token}`);
    const { rows } = await database.pool.query("SELECT * FROM account_links WHERE id = $1", [id]);
    expect(JSON.stringify(rows)).not.toContain(token.split(".")[1]);
    expect(rows[0]).toMatchObject({ purpose: "reset_password", email: person.user.email, used_at: null });
    const minutes = (rows[0].expires_at.getTime() - rows[0].created_at.getTime()) / 60_000;
    expect(Math.round(minutes)).toBe(linkKinds.reset_password.minutes);
  });

  it("is taken once, by one of many at the same time", async () => {
    const person = await newPerson();
    const token = await tokenFor("sign_in", person.user.email);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => take(token, "sign_in")));
    const won = results.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject(over);
    await expect(take(token, "sign_in")).rejects.toMatchObject(over);
  });

  it("opens nothing when it is forged, of another kind, or too old by the database's clock", async () => {
    const person = await newPerson();
    const token = await tokenFor("sign_in", person.user.email);
    const [id, seal = ""] = token.split(".");
    const other = (await tokenFor("reset_password", person.user.email)).split(".")[1];
    for (const forged of ["", ".", id, `${id}.`, `${id}.${other}`, `${id}.${seal.slice(1)}`, `${token}.`, "\u0000.x"]) {
      await expect(take(forged ?? "", "sign_in")).rejects.toMatchObject(over);
    }
    await expect(take(token, "reset_password")).rejects.toMatchObject(over);
    await database.pool.query("UPDATE account_links SET expires_at = now() WHERE id = $1", [id]);
    await expect(take(token, "sign_in")).rejects.toMatchObject(over);
    expect(await findOpenLink(id ?? "")).toBeNull();
  });

  it("is over once a newer one of its kind was made; other kinds stay", async () => {
    const person = await newPerson();
    const first = await tokenFor("sign_in", person.user.email);
    const reset = await tokenFor("reset_password", person.user.email);
    const second = await tokenFor("sign_in", person.user.email);
    await expect(take(first, "sign_in")).rejects.toMatchObject(over);
    expect((await take(reset, "reset_password")).userId).toBe(person.user.id);
    expect((await take(second, "sign_in")).userId).toBe(person.user.id);
  });

  it("of many asked for at the same time is open for one", async () => {
    const person = await newPerson();
    await Promise.all(Array.from({ length: 6 }, () => mailedToken("sign_in", person.user.email)));
    const { rows } = await database.pool.query(
      "SELECT id FROM account_links WHERE user_id = $1 AND purpose = 'sign_in' AND expires_at > now()",
      [person.user.id],
    );
    expect(rows).toHaveLength(1);
  });

  it("is worth nothing once the account is suspended, erased, or has another address", async () => {
    for (const change of ["suspended_at = now()", "deleted_at = now()", "email = id || '@moved.test'"]) {
      const person = await newPerson();
      const token = await tokenFor("sign_in", person.user.email);
      await database.pool.query(`UPDATE users SET ${change} WHERE id = $1`, [person.user.id]);
      await expect(take(token, "sign_in")).rejects.toMatchObject(over);
      expect(await findOpenLink(linkIdOf(token) ?? "")).toBeNull();
    }
  });
});

describe("asking for a link", () => {
  it("announces the same for every address, and answers nothing", async () => {
    const person = await newPerson();
    const unknown = `nobody.${person.user.email}`;
    for (const email of [person.user.email, unknown]) {
      expect(await requestAccountLink({ purpose: "sign_in", email, locale: "de" })).toBeUndefined();
    }
    const said = (await announced("account.link-requested")).filter(({ email }) => email !== undefined);
    expect(said.map(({ email }) => email)).toEqual([person.user.email, unknown]);
    for (const payload of said) {
      expect(events["account/link-requested"].schema.parse(payload)).toMatchObject({
        purpose: "sign_in",
        locale: "de",
      });
    }
  });

  it("too often for one mailbox and kind is answered alike, and announces no more", async () => {
    const email = "often@example.test";
    for (let i = 0; i < policies.mailbox.limit + 3; i++) {
      expect(await requestAccountLink({ purpose: "reset_password", email, locale: "en" })).toBeUndefined();
    }
    await requestAccountLink({ purpose: "sign_in", email, locale: "en" });
    const said = (await announced("account.link-requested")).filter((payload) => payload.email === email);
    expect(said.map(({ purpose }) => purpose)).toEqual([
      ...Array.from({ length: policies.mailbox.limit }, () => "reset_password"),
      "sign_in",
    ]);
  });
});

describe("sending a link", () => {
  const mailsTo = async (email: string) => {
    const { rows } = await database.pool.query(
      "SELECT id, template, locale, data, user_id FROM mails WHERE to_email = $1 ORDER BY id",
      [email],
    );
    return rows;
  };

  it("queues one mail and makes one link, however often the same request comes", async () => {
    const person = await newPerson();
    const email = person.user.email;
    const request = { requestId: newId("request"), purpose: "reset_password", email, locale: "de" } as const;
    const [first, second] = [await sendAccountLink(request), await sendAccountLink(request)];
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
    const linkId = request.requestId.replace("req_", "lnk_");
    expect(await mailsTo(email)).toEqual([
      { id: first[0], template: "passwordReset", locale: "de", data: { linkId }, user_id: person.user.id },
    ]);
    expect(await findOpenLink(linkId)).toMatchObject({ purpose: "reset_password", email, hasPassword: true });
    // a newer request came in between: the earlier one is not brought back
    await tokenFor("reset_password", email);
    expect(await sendAccountLink(request)).toEqual([]);
    expect(await findOpenLink(linkId)).toBeNull();
  });

  it("speaks the language of the account if it has chosen one", async () => {
    const person = await newPerson();
    await database.pool.query("UPDATE users SET locale = 'de' WHERE id = $1", [person.user.id]);
    await tokenFor("sign_in", person.user.email);
    expect(await mailsTo(person.user.email)).toMatchObject([{ template: "signInLink", locale: "de" }]);
  });

  it("writes to nobody who has no account, a closed one, or nothing left to confirm", async () => {
    expect(await mailedToken("sign_in", "nobody.at.all@example.test")).toBeNull();
    expect(await mailedToken("reset_password", "nobody.at.all@example.test")).toBeNull();
    for (const change of ["suspended_at = now()", "deleted_at = now()"]) {
      const person = await newPerson();
      await database.pool.query(`UPDATE users SET ${change} WHERE id = $1`, [person.user.id]);
      for (const purpose of ["sign_in", "reset_password", "verify_email"] as const) {
        expect(await mailedToken(purpose, person.user.email)).toBeNull();
      }
      expect(await mailedToken("change_email", "new@example.test", person.user.id)).toBeNull();
    }
    const known = await newPerson();
    await database.pool.query("UPDATE users SET email_verified_at = now() WHERE id = $1", [known.user.id]);
    expect(await mailedToken("verify_email", known.user.email)).toBeNull();
    expect(await mailedToken("change_email", known.user.email, known.user.id)).toBeNull();
    expect(await mailedToken("change_email", "new@example.test")).toBeNull();
  });

  it("welcomes who has registered once, with a link to confirm the address", async () => {
    const person = await newPerson();
    const registered = (await announced("account.registered")).find(({ userId }) => userId === person.user.id);
    const event = events["account/registered"].schema.parse(registered);
    const first = await sendFirstVerification(event);
    expect(first).toHaveLength(1);
    expect(await sendFirstVerification(event)).toEqual(first);
    expect(await mailsTo(person.user.email)).toMatchObject([{ template: "verification" }]);
    expect(await sendFirstVerification({ userId: "usr_none", locale: "en" })).toEqual([]);
  });
});
