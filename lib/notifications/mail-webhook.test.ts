import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { env } from "@/lib/env";
import { newId } from "@/lib/platform/ids";
import { handleMailEvent } from "./handle-mail-event";
import { readMailWebhook } from "./mail-webhook";

const database = useLibDatabase();

async function newMail(given: { status?: string; providerId?: string | null } = {}): Promise<string> {
  const id = newId("mail");
  await database.pool.query(
    `INSERT INTO mails (id, template, dedupe_key, to_email, locale, status, attempts, provider_id)
     VALUES ($1, 'expiry', $1, 'ada@example.test', 'en', $2, 1, $3)`,
    [id, given.status ?? "sent", given.providerId === undefined ? `re_${id}` : given.providerId],
  );
  return id;
}

async function row(id: string): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query(
    "SELECT status, failure, provider_id, delivered_at, updated_at FROM mails WHERE id = $1",
    [id],
  );
  return rows[0];
}

function payload(type: string, mail: string, more: Record<string, unknown> = {}): string {
  const data = {
    email_id: `re_${mail}`,
    created_at: "2026-11-20T12:00:00.000Z",
    from: "Evently <tickets@evently.test>",
    to: ["ada@example.test"],
    subject: "x",
    tags: { mail },
    ...more,
  };
  return JSON.stringify({ type, created_at: "2026-11-20T12:00:05.000Z", data });
}

/** What the route does with a webhook. */
async function take(body: string, headers: Record<string, string>): Promise<void> {
  await handleMailEvent(await readMailWebhook(body, new Headers(headers)));
}

function signed(body: string, change: { secret?: string; at?: number; sent?: string } = {}): Promise<void> {
  const secret = change.secret ?? env().RESEND_WEBHOOK_SECRET ?? "";
  const timestamp = Math.floor(change.at ?? Date.now() / 1000);
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.${body}`).digest("base64");
  return take(change.sent ?? body, {
    "svix-id": "msg_1",
    "svix-timestamp": String(timestamp),
    "svix-signature": `v1,${signature}`,
  });
}

const tell = (type: string, mail: string, more?: Record<string, unknown>) => signed(payload(type, mail, more));

const bounce = { bounce: { message: "No such mailbox", type: "Permanent", subType: "General" } };

describe("news of mails", () => {
  it("say what arrived, bounced, was reported, suppressed or failed", async () => {
    const delivered = await newMail();
    await tell("email.delivered", delivered);
    expect(await row(delivered)).toMatchObject({ status: "sent", delivered_at: new Date("2026-11-20T12:00:05.000Z") });
    const cases = [
      ["email.bounced", bounce, "bounced", "No such mailbox"],
      ["email.complained", {}, "bounced", "The recipient reported it as spam"],
      ["email.suppressed", { suppressed: { message: "On the list", type: "x" } }, "bounced", "On the list"],
      ["email.failed", { failed: { reason: "quota" } }, "failed", "quota"],
    ] as const;
    for (const [type, more, status, failure] of cases) {
      const mail = await newMail();
      await tell(type, mail, more);
      expect(await row(mail), type).toMatchObject({ status, failure });
    }
  });

  it("may come before the sender has written anything down", async () => {
    const mail = await newMail({ status: "queued", providerId: null });
    await tell("email.bounced", mail, bounce);
    expect(await row(mail)).toMatchObject({ status: "bounced", provider_id: `re_${mail}` });
  });

  it("name nobody whose account was erased meanwhile", async () => {
    const mail = await newMail();
    await database.pool.query("UPDATE mails SET to_email = 'usr_1@erased.invalid' WHERE id = $1", [mail]);
    await tell("email.bounced", mail, {
      bounce: { ...bounce.bounce, message: "550 <ada@example.test>: no such user" },
    });
    expect(await row(mail)).toMatchObject({ status: "bounced", failure: null });
  });

  it("may come twice and in any order: what bounced stays bounced", async () => {
    const orders = [
      ["email.sent", "email.delivered", "email.complained"],
      ["email.complained", "email.delivered", "email.sent"],
      ["email.delivered", "email.complained", "email.complained", "email.delivered"],
    ];
    for (const order of orders) {
      const mail = await newMail();
      for (const type of order) await tell(type, mail);
      expect(await row(mail)).toMatchObject({ status: "bounced", failure: "The recipient reported it as spam" });
      expect((await row(mail)).delivered_at).not.toBeNull();
    }
  });

  it("put right what was given up although it arrived", async () => {
    const mail = await newMail({ status: "failed", providerId: null });
    await tell("email.sent", mail);
    expect(await row(mail)).toMatchObject({ status: "failed" });
    await tell("email.delivered", mail);
    expect(await row(mail)).toMatchObject({ status: "sent", failure: null });
    await tell("email.failed", mail, { failed: { reason: "late" } });
    expect(await row(mail)).toMatchObject({ status: "sent" });
  });

  it("of others' mails, and of other things, change nothing", async () => {
    const mail = await newMail();
    const before = await row(mail);
    await tell("email.bounced", "mail_nothing", bounce);
    await tell("email.opened", mail);
    await tell("domain.updated", mail);
    // the tag of one with the id of another: its own id decides
    await tell("email.bounced", mail, { ...bounce, email_id: "re_other" });
    expect(await row(mail)).toEqual(before);
  });
});

describe("a webhook that is not the provider's", () => {
  it.each([
    ["forged", { secret: "whsec_Zm9yZ2VkLWZvcmdlZC1mb3JnZWQ=" }],
    ["old", { at: Date.now() / 1000 - 400 }],
    ["from the future", { at: Date.now() / 1000 + 400 }],
    ["altered", { sent: payload("email.complained", "mail_x") }],
  ])("%s: refused, and nothing is written", async (_name, change) => {
    const mail = await newMail();
    const before = await row(mail);
    const taking = signed(payload("email.bounced", mail, bounce), change);
    await expect(taking).rejects.toMatchObject({ code: "invalid_signature" });
    expect(await row(mail)).toEqual(before);
  });

  it("unsigned: refused", async () => {
    await expect(take("{}", {})).rejects.toMatchObject({ code: "invalid_signature" });
    await expect(take("", { "svix-id": "1", "svix-timestamp": "x", "svix-signature": "v1," })).rejects.toThrow();
  });
});
