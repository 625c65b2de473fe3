import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetOldMails } from "./housekeeping";
import { type TestMailbox, testMailbox } from "./test-mailbox";

let test: TestMailbox;
beforeAll(async () => {
  test = await testMailbox();
});
beforeEach(() => {
  test.address = "127.0.0.1";
  test.open = false;
});
afterAll(() => test.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${test.origin}/mailbox${path}`, { headers });
const text = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text();
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${test.origin}/mailbox${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers,
    redirect: "manual",
  });

describe("who may read", () => {
  it("is who sits at the machine, and asks for it by its name", async () => {
    const id = await test.send();
    for (const path of ["", `/${id}`, `/${id}/html`, "/messages", `/${id}/attachments/1`]) {
      test.address = "203.0.113.9";
      expect((await get(path)).status, path).toBe(404);
      test.address = "unknown";
      expect((await get(path)).status, path).toBe(404);
      test.address = "::1";
      expect((await get(path)).status, path).toBe(200);
    }
    test.address = "127.0.0.1";
    const asked = (host: string) => test.mailbox.handle(new Request(`http://${host}/mailbox`));
    expect((await asked("evil.example")).status).toBe(404);
    expect((await asked("localhost:3000")).status).toBe(200);
    expect((await asked("tickets.example")).status).toBe(200);
  });

  it("is nobody for whom a proxy at the machine asks", async () => {
    for (const [name, value] of [
      ["x-forwarded-for", "203.0.113.9"],
      // some proxies write the port behind the address, or that they do not tell
      ["x-forwarded-for", "203.0.113.9:51234"],
      ["x-forwarded-for", "unknown"],
      ["x-forwarded-for", "127.0.0.1, unknown"],
      ["x-real-ip", "203.0.113.9"],
      ["forwarded", "for=203.0.113.9;proto=https"],
    ] as const) {
      expect((await get("", { [name]: value })).status, `${name}: ${value}`).toBe(404);
    }
    expect((await get("", { "x-forwarded-for": "127.0.0.1, ::1", "x-real-ip": "127.0.0.1" })).status).toBe(200);
  });

  it("is everybody where that was said", async () => {
    test.open = true;
    test.address = "203.0.113.9";
    expect((await get("")).status).toBe(200);
  });

  it("changes nothing from a foreign page", async () => {
    const id = await test.send();
    for (const headers of [{ origin: "http://evil.example" }, { origin: "null" }]) {
      expect((await post(`/${id}/outcome`, { outcome: "bounced" }, headers)).status).toBe(403);
    }
    test.address = "203.0.113.9";
    expect((await post("/outage", { seconds: "60" })).status).toBe(404);
  });
});

describe("the list", () => {
  it("has the newest first, searches, and turns pages", async () => {
    await test.database.pool.query("DELETE FROM embedded_mailbox.emails");
    expect(await text("")).toContain("No mail yet");
    expect(await text("", { "accept-language": "de" })).toContain("Noch keine Mails");
    for (let i = 0; i < 33; i++) await test.send({ subject: `Mail ${i}!`, to: `reader${i % 2}@example.test` });
    const first = await text("");
    expect([...first.matchAll(/Mail (\d+)!/g)].map(([, n]) => Number(n)).slice(0, 3)).toEqual([32, 31, 30]);
    const older = /href="\/mailbox(\?before=\d+)"/.exec(first)?.[1] ?? "";
    const second = await text(older);
    expect([...second.matchAll(/class="subject">Mail (\d+)!/g)].map(([, n]) => n)).toEqual(["2", "1", "0"]);
    expect(await text("?q=Mail%203!")).toMatch(/class="subject">Mail 3!/);
    expect(await text("?q=100%25")).toContain("No mail matches");
    for (const query of [
      "q=reader1&before=nonsense",
      "before=-1",
      "before=1e99",
      "before=0.5",
      "before=2.5",
      "q=%00",
      "q=%ff",
    ]) {
      expect((await get(`?${query}`)).status, query).toBe(200);
    }
  });
});

describe("one mail", () => {
  it("shows hostile mails as they are, without letting them do anything", async () => {
    const hostile = '<script>alert("x")</script>';
    const id = await test.send({ subject: hostile, html: `<p>${hostile}</p>`, text: hostile });
    for (const view of ["", "?view=text", "?view=details"]) expect(await text(`/${id}${view}`)).not.toContain(hostile);
    const framed = await get(`/${id}/html`);
    const policy = framed.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
    expect(policy).not.toContain("script-src");
    expect(await framed.text()).toContain(hostile);
  });

  it("gives its files to be saved", async () => {
    const id = await test.send();
    const file = await get(`/${id}/attachments/1`);
    expect(await file.text()).toBe("%PDF-1");
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''Tickets%20%CE%A9.pdf");
    for (const path of ["/2", "/x", ""]) expect((await get(`/${id}/attachments${path}`)).status).toBe(404);
    expect((await get("/nothing")).status).toBe(404);
  });

  it("can be bounced and reported afterwards, which the shop hears of", async () => {
    const id = await test.send();
    await test.mailbox.deliverPending();
    for (const outcome of ["bounced", "complained"]) {
      test.received.length = 0;
      expect((await post(`/${id}/outcome`, { outcome })).status).toBe(303);
      await test.mailbox.deliverPending();
      expect(test.received.map(({ type }) => type)).toEqual([`email.${outcome}`]);
    }
    expect(await text(`/${id}?done`)).toContain("Reported as spam");
    expect((await post(`/${id}/outcome`, { outcome: "eaten" })).status).toBe(400);
    expect((await post("/nothing/outcome", { outcome: "bounced" })).status).toBe(404);
  });
});

describe("for programs", () => {
  it("lists mails by address, subject and time", async () => {
    const to = "program@example.test";
    const id = await test.send({ to, subject: "100% yours" });
    const read = async (query: string) => (await (await get(`/messages?${query}`)).json()).data;
    const [found] = await read(`to=${to}`);
    expect(found).toMatchObject({
      id,
      to,
      subject: "100% yours",
      text: "Hello",
      attachments: [{ filename: "Tickets Ω.pdf", contentType: "application/pdf", size: 6 }],
    });
    expect((await get(found.attachments[0].url.replace("/mailbox", ""))).status).toBe(200);
    expect(await read(`to=${to}&subject=100%25`)).toHaveLength(1);
    expect(await read(`to=${to}&subject=1000`)).toHaveLength(0);
    expect(await read(`to=program`)).toHaveLength(0);
    expect(await read(`to=${to}&after=${encodeURIComponent(found.createdAt)}`)).toHaveLength(0);
    expect(await read(`to=${to}&after=2020-01-01T00:00:00Z`)).toHaveLength(1);
    expect((await get("/messages?after=soon")).status).toBe(400);
    expect((await get("/messages?to=%00&subject=%00")).status).toBe(200);
  });
});

describe("housekeeping", () => {
  it("keeps mails for a month", async () => {
    const id = await test.send();
    const tidy = (days: number) =>
      forgetOldMails({
        pool: test.database.pool,
        now: () => Date.now() + days * 86_400_000,
        eventsQueued: () => {},
      });
    await tidy(29);
    expect((await get(`/${id}`)).status).toBe(200);
    await tidy(31);
    expect((await get(`/${id}`)).status).toBe(404);
    expect((await get(`/${id}/attachments/1`)).status).toBe(404);
  });
});
