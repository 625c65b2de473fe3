import "server-only";
import { readAccessToken, type SessionUser } from "@/lib/platform/auth/sessions";
import { registerUser } from "./register-user";
import { logIn } from "./tokens";

// what the tests of accounts begin with

export const password = "a long password";
let people = 0;

/** An address that nobody else has; attempts are counted by it. */
export const newVisit = () => ({
  address: `203.0.${Math.floor(++people / 250)}.${people % 250}`,
  userAgent: "Test/1.0",
});

export interface TestPerson {
  user: SessionUser;
  sessionId: string;
  tokens: { accessToken: string; refreshToken: string };
  credentials: { email: string; password: string };
}

/** Somebody who has registered and signed in for the API. */
export async function newPerson(): Promise<TestPerson> {
  const visit = newVisit();
  const credentials = { email: `person${++people}@example.test`, password };
  const made = await registerUser({ ...credentials, name: "Ada" }, visit);
  const tokens = await logIn(credentials, visit);
  const sessionId = (await readAccessToken(tokens.accessToken)) ?? "";
  return { user: { id: made.id, name: made.name, email: made.email, role: "user" }, sessionId, tokens, credentials };
}
