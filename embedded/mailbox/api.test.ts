import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mail, type TestMailbox, testMailbox } from "./test-mailbox";

let test: TestMailbox;
beforeAll(async () => {
  test = await testMailbox();
});
beforeEach(() => {
  test.received.length = 0;
});
afterAll(() => test.close());

const types = () => test.received.map(({ type }) => type);

async function refusal(changes: Record<string, unknown>) {
  const { error } = await test.resend.emails.send({ ...mail, ...changes });
  return error && [error.statusCode, error.name];
}

describe("the API", () => {
  it("takes a mail from Resend's SDK and shows it again", async () => {
    const id = await test.send();
    const { data } = await test.resend.emails.get(id);
    expect(data).toMatchObject({
      object: "email",
      id,
      to: ["ada@example.test"],
      from: mail.from,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      last_event: "delivered",
    });
  });

  it("knows a key for a day: the same mail is one, another is refused, several at once are one", async () => {
    const id = await test.send({}, "key-1");
    expect(await test.send({}, "key-1")).toBe(id);
    const { error } = await test.resend.emails.send({ ...mail, text: "Other" }, { idempotencyKey: "key-1" });
    expect(error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
    const same = await Promise.all(Array.from({ length: 10 }, () => test.send({}, "key-2")));
    expect(new Set(same).size).toBe(1);
    await test.mailbox.deliverPending();
    expect(types()).toEqual(["email.delivered", "email.delivered", "email.delivered"]);
    test.advance(25 * 3600);
    expect(await test.send({}, "key-1")).not.toBe(id);
    test.advance(-25 * 3600);
    await test.database.pool.query("DELETE FROM embedded_mailbox.events");
  });

  it("refuses as Resend does", async () => {
    expect(await refusal({ to: "nobody" })).toEqual([422, "validation_error"]);
    expect(await refusal({ to: undefined })).toEqual([422, "missing_required_field"]);
    expect(await refusal({ html: undefined, text: undefined })).toEqual([422, "missing_required_field"]);
    expect(await refusal({ from: "nobody" })).toEqual([422, "invalid_from_address"]);
    expect(await refusal({ subject: "a\r\nBcc: eve@example.test" })).toEqual([422, "validation_error"]);
    expect(await refusal({ text: "a\0b" })).toEqual([422, "validation_error"]);
    expect(await refusal({ headers: { "X-A": "a\nb" } })).toEqual([422, "validation_error"]);
    const post = (headers: Record<string, string>, path = "/emails", method = "POST") =>
      fetch(`${test.origin}/mailbox/api${path}`, { method, headers, ...(method === "POST" ? { body: "[" } : {}) });
    const key = { authorization: "Bearer re_mailbox" };
    expect((await post({})).status).toBe(401);
    expect((await post({ authorization: "Bearer re_other" })).status).toBe(403);
    expect((await post(key)).status).toBe(422);
    expect((await post(key, "/emails", "GET")).status).toBe(405);
    expect((await post(key, "/domains")).status).toBe(404);
    expect((await post(key, "/emails/nothing", "GET")).status).toBe(404);
    expect((await post({ ...key, "idempotency-key": "x".repeat(257) })).status).toBe(400);
  });

  it("pretends to be down for as long as it is told to", async () => {
    const outage = (seconds: number) =>
      fetch(`${test.origin}/mailbox/outage`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ seconds }),
        redirect: "manual",
      });
    expect((await outage(60)).status).toBe(303);
    expect(await refusal({})).toEqual([503, "internal_server_error"]);
    test.advance(61);
    expect(await refusal({})).toBeNull();
    await outage(60);
    await outage(0);
    expect(await refusal({})).toBeNull();
    expect((await outage(-1)).status).toBe(400);
    await test.database.pool.query("DELETE FROM embedded_mailbox.events");
  });
});

describe("webhooks", () => {
  it("tell what became of a mail, as the address says, signed as Resend does", async () => {
    const addresses = ["bounced@resend.dev", "complained+label@resend.dev", "suppressed@evently.test", "x@resend.dev"];
    for (const to of addresses) await test.send({ to });
    await test.send({ to: "bounced@real.example" });
    await test.mailbox.deliverPending();
    expect(types().toSorted()).toEqual([
      "email.bounced",
      "email.complained",
      "email.delivered",
      "email.delivered",
      "email.suppressed",
    ]);
    const bounced = test.received.find(({ type }) => type === "email.bounced");
    expect(bounced?.data).toMatchObject({ to: ["bounced@resend.dev"], tags: { mail: "mail_1" } });
  });

  it("come again until they are taken", async () => {
    test.webhookStatuses.push(500, 503);
    await test.send();
    for (let i = 0; i < 3; i++) {
      await test.mailbox.deliverPending();
      expect(test.received).toHaveLength(i === 2 ? 1 : 0);
      await test.mailbox.deliverPending();
      test.advance(10);
    }
    await test.mailbox.deliverPending();
    expect(test.received).toHaveLength(1);
  });
});
