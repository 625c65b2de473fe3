import { type APIRequestContext, expect, test } from "@playwright/test";
import { listMails, waitForMail } from "@/e2e/mailbox";
import { mailedToken } from "@/e2e/support/account-mail";
import type { Answer } from "@/e2e/support/answer";
import { Client } from "@/e2e/support/client";
import { newEmail, newPerson, password } from "@/e2e/support/people";
import { linkAnswer, login, user } from "@/lib/schemas/accounts";

const next = "another password of ten or more";
const asking = ["/auth/password-reset", "/auth/email-link", "/auth/verify-email"];

/** All that an answer says, but for what is different in every answer. */
function said({ status, text, headers }: Answer) {
  const { "x-request-id": id, date: _, ratelimit: __, ...rest } = headers;
  return { status, text: text.replace(id ?? "", ""), headers: rest };
}

/** Has a link asked for and mailed; answers its token. */
async function askFor(request: APIRequestContext, client: Client, kind: "reset" | "signIn", email: string) {
  const path = kind === "reset" ? "/auth/password-reset" : "/auth/email-link";
  expect((await client.post(path, { email })).as(linkAnswer, 202)).toEqual({ status: "accepted" });
  return mailedToken(request, kind, email);
}

test("asking for a link answers the same whoever has an account, and writes to who has one alone", async ({
  request,
}) => {
  const person = await newPerson(request);
  const nobody = newEmail();
  for (const path of asking) {
    const unknown = await new Client(request).post(path, { email: nobody });
    const known = await new Client(request).post(path, { email: person.email });
    expect(said(known), path).toEqual(said(unknown));
    expect(unknown.as(linkAnswer, 202)).toEqual({ status: "accepted" });
  }
  // asked for later than those for nobody
  await mailedToken(request, "signIn", person.email);
  expect(await listMails(request, nobody)).toEqual([]);
});

test("a wrong password, and an address that nobody has, are refused in the same words", async ({ request }) => {
  const person = await newPerson(request);
  const wrong = await new Client(request).post("/auth/login", { email: person.email, password: next });
  const unknown = await new Client(request).post("/auth/login", { email: newEmail(), password: next });
  expect(said(wrong)).toEqual(said(unknown));
  wrong.problem(401, "invalid_credentials");
});

test("asking too often from one address is refused; too often for one mailbox is answered like ever", async ({
  request,
}) => {
  const client = new Client(request);
  const statuses = await Promise.all(
    Array.from({ length: 31 }, async () => (await client.post("/auth/password-reset", { email: newEmail() })).status),
  );
  expect(statuses.filter((status) => status === 202).length).toBe(30);
  const refused = await client.post("/auth/email-link", { email: newEmail() });
  refused.problem(429, "rate_limited");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);

  const person = await newPerson(request);
  const answers: unknown[] = [];
  for (let i = 0; i < 8; i++) {
    answers.push(said(await new Client(request).post("/auth/password-reset", { email: person.email })));
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await mailedToken(request, "reset", person.email);
  const resets = (await listMails(request, person.email)).filter(({ subject }) => /new password/.test(subject));
  expect(resets.length).toBeLessThanOrEqual(5);
});

test("of twenty resets with one link one counts; every session ends, and the mailbox hears of it", async ({
  request,
}) => {
  const person = await newPerson(request);
  const token = await askFor(request, person.stranger, "reset", person.email);
  const passwords = Array.from({ length: 20 }, (_, i) => `${next} ${i}`);
  const answers = await Promise.all(
    passwords.map(async (one) =>
      (await person.stranger.post("/auth/password-reset/confirm", { token, password: one })).as(linkAnswer, 202),
    ),
  );
  const won = answers.flatMap(({ status }, i) => (status === "done" ? [i] : []));
  expect(won).toHaveLength(1);
  expect(answers.filter(({ status }) => status === "refused")).toHaveLength(19);

  await expect.poll(async () => (await person.client.get("/me")).status).toBe(401);
  const { refreshToken } = person.tokens;
  (await person.stranger.post("/auth/refresh", { refreshToken })).problem(401, "invalid_token");
  const { email } = person;
  (await person.stranger.post("/auth/login", { email, password })).problem(401, "invalid_credentials");
  const again = (await person.stranger.post("/auth/login", { email, password: passwords[won[0] ?? 0] })).as(login);
  expect(again.user.emailVerified).toBe(true);
  await waitForMail(request, email, "Your password was changed");
});

test("links that are used, replaced, of another kind or made up are refused alike", async ({ request }) => {
  const person = await newPerson(request);
  const replaced = await askFor(request, person.stranger, "reset", person.email);
  const signIn = await askFor(request, person.stranger, "signIn", person.email);
  (await person.stranger.post("/auth/password-reset", { email: person.email })).as(linkAnswer, 202);
  await expect.poll(() => mailedToken(request, "reset", person.email)).not.toBe(replaced);
  const used = await mailedToken(request, "reset", person.email);
  const reset = (token: string) => person.stranger.post("/auth/password-reset/confirm", { token, password: next });
  expect((await reset(replaced)).as(linkAnswer, 202)).toEqual({ status: "refused" });
  expect((await reset(used)).as(linkAnswer, 202)).toEqual({ status: "done" });
  const [id] = used.split(".");
  for (const token of [used, signIn, `${id}.`, `${id}.${"A".repeat(43)}`, "lnk_none.x", "x"]) {
    expect((await reset(token)).as(linkAnswer, 202), token).toEqual({ status: "refused" });
    const entered = await person.stranger.post("/auth/email-link/confirm", { token });
    entered.problem(410, "link_over");
    expect((await person.stranger.post("/auth/verify-email", { token })).as(linkAnswer, 202)).toEqual({
      status: "refused",
    });
  }
});

test("a link signs in once, with the tokens that a password gives", async ({ request }) => {
  const person = await newPerson(request);
  const token = await askFor(request, person.stranger, "signIn", person.email);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => person.stranger.post("/auth/email-link/confirm", { token })),
  );
  const [won, ...others] = answers.toSorted((a, b) => a.status - b.status);
  const tokens = won?.as(login);
  for (const other of others) other.problem(410, "link_over");
  expect(tokens?.user).toMatchObject({ email: person.email, emailVerified: true });
  (await person.stranger.signedIn(tokens?.accessToken ?? "").get("/me")).as(user);
  (await person.stranger.post("/auth/refresh", { refreshToken: tokens?.refreshToken })).as(login.omit({ user: true }));
  // nobody had shown that the address was theirs: what was there before has ended
  await expect.poll(async () => (await person.client.get("/me")).status).toBe(401);
});

test("the address is confirmed by the link that comes with the account", async ({ request }) => {
  const person = await newPerson(request);
  const token = await mailedToken(request, "verify", person.email);
  expect((await person.stranger.post("/auth/verify-email", { token })).as(linkAnswer, 202)).toEqual({ status: "done" });
  expect((await person.client.get("/me")).as(user).emailVerified).toBe(true);
  const again = (await person.stranger.post("/auth/verify-email", { token })).as(linkAnswer, 202);
  expect(again).toEqual({ status: "refused" });
});

test("a new address is used once its mailbox has shown itself; who has it already is not told", async ({ request }) => {
  const [person, other] = [await newPerson(request), await newPerson(request)];
  const confirm = (client: Client, token: string) => client.post("/me/email/confirm", { token });
  const verification = await mailedToken(request, "verify", person.email);
  (await person.stranger.post("/auth/verify-email", { token: verification })).as(linkAnswer, 202);

  const email = newEmail();
  (await person.client.post("/me/email", { email, password: next })).problem(403, "wrong_password");
  const free = await person.client.post("/me/email", { email, password });
  expect(free.as(linkAnswer, 202)).toEqual({ status: "accepted" });
  const token = await mailedToken(request, "change", email);
  const taken = await person.client.post("/me/email", { email: other.email, password });
  expect(said(taken)).toEqual(said(free));
  (await confirm(person.client, await mailedToken(request, "change", other.email))).problem(409, "email_taken");
  // the newer request has taken the place of the first
  (await confirm(person.client, token)).problem(410, "link_over");

  (await person.client.post("/me/email", { email, password })).as(linkAnswer, 202);
  await expect.poll(() => mailedToken(request, "change", email)).not.toBe(token);
  const newest = await mailedToken(request, "change", email);
  (await confirm(new Client(request), newest)).problem(401, "unauthenticated");
  (await confirm(other.client, newest)).problem(410, "link_over");
  expect((await confirm(person.client, newest)).as(user)).toMatchObject({ email, emailVerified: true });
  (await person.stranger.post("/auth/login", { email, password })).as(login);
  (await person.stranger.post("/auth/login", { email: person.email, password })).problem(401, "invalid_credentials");
  await mailedToken(request, "restore", person.email);
});
