import "server-only";
import { readAccessToken, type SessionUser } from "@/lib/platform/auth/sessions";
import { query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { linkToken } from "./account-links";
import { registerUser } from "./register-user";
import { type AskedPurpose, sendAccountLink } from "./send-account-link";
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

/** The token of a link as it would be mailed for such a request; null when no mail goes out. */
export async function mailedToken(purpose: AskedPurpose, email: string, userId?: string): Promise<string | null> {
  const [mailId] = await sendAccountLink({ requestId: newId("request"), purpose, email, userId, locale: "en" });
  if (!mailId) return null;
  const [mail] = await query<{ linkId: string }>(`SELECT data->>'linkId' AS "linkId" FROM mails WHERE id = $1`, [
    mailId,
  ]);
  return mail ? linkToken(mail.linkId) : null;
}

/** The same where there must be one. */
export async function tokenFor(purpose: AskedPurpose, email: string, userId?: string): Promise<string> {
  const token = await mailedToken(purpose, email, userId);
  if (!token) throw new Error(`No link to ${purpose} went to ${email}`);
  return token;
}

/** What was announced under a topic, oldest first. */
export async function announced(topic: string): Promise<Record<string, unknown>[]> {
  const rows = await query<{ payload: Record<string, unknown> }>(
    "SELECT payload FROM outbox WHERE topic = $1 ORDER BY id",
    [topic],
  );
  return rows.map((row) => row.payload);
}
