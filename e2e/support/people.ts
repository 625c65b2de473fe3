import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import type { z } from "zod";
import { login, registered } from "@/lib/schemas/accounts";
import { Client } from "./client";

export const password = "a password of ten or more";

export interface Person {
  /** Signed in. */
  client: Client;
  /** The same person's computer, not signed in. */
  stranger: Client;
  email: string;
  tokens: z.output<typeof login>;
}

export function newEmail(): string {
  return `ada.${randomUUID()}@example.test`;
}

/** Registers somebody and signs him in. */
export async function newPerson(request: APIRequestContext, name = "Ada Lindgren"): Promise<Person> {
  const stranger = new Client(request);
  const email = newEmail();
  (await stranger.post("/auth/register", { email, password, name })).as(registered, 201);
  const tokens = (await stranger.post("/auth/login", { email, password })).as(login);
  return { client: stranger.signedIn(tokens.accessToken), stranger, email, tokens };
}
