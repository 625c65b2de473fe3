import { expect, test } from "@playwright/test";
import { Client } from "@/e2e/support/client";
import { newEmail, newPerson, password } from "@/e2e/support/people";
import { login, registered, tokens, user } from "@/lib/schemas/accounts";

test("somebody registers, signs in, and changes what is his", async ({ request }) => {
  const client = new Client(request);
  const email = newEmail();
  const made = (await client.post("/auth/register", { email: ` ${email.toUpperCase()} `, password, name: " Ada " })).as(
    registered,
    201,
  );
  expect(made.user).toMatchObject({ email, name: "Ada", role: "user", memberships: [], emailVerified: false });
  expect(JSON.stringify(made)).not.toContain("password");
  const again = await client.post("/auth/register", { email, password, name: "Eve" });
  expect(again.problem(409, "email_taken").errors).toEqual([{ path: "email", message: expect.any(String) }]);

  (await client.get("/me")).problem(401, "unauthenticated");
  (await client.post("/auth/login", { email, password: `${password}!` })).problem(401, "invalid_credentials");
  (await client.post("/auth/login", { email: newEmail(), password })).problem(401, "invalid_credentials");
  const session = (await client.post("/auth/login", { email, password })).as(login);
  expect(session).toMatchObject({ tokenType: "Bearer", user: { id: made.user.id } });
  expect(session.expiresIn).toBeGreaterThan(0);

  const signedIn = client.signedIn(session.accessToken);
  const changed = (await signedIn.patch("/me", { name: "Ada Lovelace", locale: "de" })).as(user);
  expect(changed).toMatchObject({ id: made.user.id, name: "Ada Lovelace", locale: "de" });
  expect((await signedIn.get("/me")).as(user)).toEqual(changed);
  expect((await signedIn.patch("/me", { role: "admin" })).problem(400, "invalid_input").errors).toEqual([
    { path: "role", message: "is not a known field" },
  ]);
});

test("a refresh token works once; used again it ends the whole family", async ({ request }) => {
  const { stranger, tokens: first } = await newPerson(request);
  const refresh = (refreshToken: string) => stranger.post("/auth/refresh", { refreshToken });

  const second = (await refresh(first.refreshToken)).as(tokens);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  const third = (await refresh(second.refreshToken)).as(tokens);
  const newest = stranger.signedIn(third.accessToken);
  (await newest.get("/me")).as(user);

  (await refresh(first.refreshToken)).problem(401, "invalid_token");
  (await refresh(third.refreshToken)).problem(401, "invalid_token");
  for (const { accessToken } of [first, second, third]) {
    await expect.poll(async () => (await stranger.signedIn(accessToken).get("/me")).status).toBe(401);
  }
  (await newest.get("/me")).problem(401, "invalid_token");
});

test("of many refreshes with one token at the same time one wins", async ({ request }) => {
  const { stranger, tokens: first } = await newPerson(request);
  const body = { refreshToken: first.refreshToken };
  const answers = await Promise.all(Array.from({ length: 8 }, () => stranger.post("/auth/refresh", body)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 401)]);
});

test("signing out takes effect for both tokens, and for this session alone", async ({ request }) => {
  const { client, stranger, email, tokens: here } = await newPerson(request);
  const elsewhere = (await stranger.post("/auth/login", { email, password })).as(login);
  (await client.post("/auth/logout")).empty(204);
  await expect.poll(async () => (await client.get("/me")).status).toBe(401);
  (await client.post("/auth/logout")).problem(401, "invalid_token");
  (await stranger.post("/auth/refresh", { refreshToken: here.refreshToken })).problem(401, "invalid_token");
  (await stranger.signedIn(elsewhere.accessToken).get("/me")).as(user);
});

test("made-up and altered tokens are worth nothing", async ({ request }) => {
  const { stranger, tokens: real } = await newPerson(request);
  const [head = "", claims = "", seal = ""] = real.accessToken.split(".");
  const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
  const altered = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(claims, "base64url").toString()), exp: 9_999_999_999 }),
  ).toString("base64url");
  const bearers = [`${unsigned}.${claims}.`, `${unsigned}.${claims}.${seal}`, `${head}.${altered}.${seal}`];
  for (const authorization of [
    ...bearers.map((token) => `Bearer ${token}`),
    "Bearer",
    "Bearer x",
    `Basic ${Buffer.from("ada:password").toString("base64")}`,
    real.accessToken,
  ]) {
    const answer = await stranger.get("/me", { authorization });
    answer.problem(401, "invalid_token");
    expect(answer.headers["www-authenticate"]).toContain("Bearer");
  }
  for (const refreshToken of ["evr_x", real.accessToken, `${real.refreshToken}x`]) {
    (await stranger.post("/auth/refresh", { refreshToken })).problem(401, "invalid_token");
  }
});

test("twenty people behind one address may register and sign in within a minute", async ({ request }) => {
  const client = new Client(request);
  const people = Array.from({ length: 20 }, () => ({ email: newEmail(), password }));
  const made = await Promise.all(people.map((person) => client.post("/auth/register", { ...person, name: "Ada" })));
  for (const answer of made) answer.as(registered, 201);
  const sessions = await Promise.all(people.map((person) => client.post("/auth/login", person)));
  for (const answer of sessions) answer.as(login);
});

test("an address may try twenty sign-ins a minute, and not many more", async ({ request }) => {
  const client = new Client(request);
  const sign = () => client.post("/auth/login", { email: newEmail(), password });
  const first = await Promise.all(Array.from({ length: 20 }, sign));
  for (const answer of first) answer.problem(401, "invalid_credentials");
  const more = await Promise.all(Array.from({ length: 100 }, sign));
  const refused = more.filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThan(50);
  for (const answer of refused) {
    answer.problem(429, "rate_limited");
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(answer.headers.ratelimit).toMatch(/;r=0;/);
  }
  // somebody else's address is not concerned
  (await new Client(request).post("/auth/login", { email: newEmail(), password })).problem(401, "invalid_credentials");
});

test("of one account an address may guess twenty times, and its owner is let in elsewhere", async ({ request }) => {
  const { client: owner, email } = await newPerson(request);
  const guesser = new Client(request);
  for (let i = 0; i < 20; i++) {
    (await guesser.post("/auth/login", { email, password: `guess number ${i}` })).problem(401, "invalid_credentials");
  }
  (await guesser.post("/auth/login", { email, password })).problem(429, "rate_limited");
  (await owner.post("/auth/login", { email, password })).as(login);
});
