import { z } from "zod";
import { email, line, timestamp } from "./common";

export const password = z
  .string()
  .min(10, "must have at least 10 characters")
  .max(200, "must have at most 200 characters");

export const registerBody = z.strictObject({ email, password, name: line(200) });
export type RegisterBody = z.infer<typeof registerBody>;

export const loginBody = z.strictObject({ email, password: z.string().min(1, "must not be empty").max(200) });
export const refreshBody = z.strictObject({ refreshToken: z.string().min(1).max(500) });

export const membership = z.object({
  organizerId: z.string(),
  organizerName: z.string(),
  role: z.enum(["owner", "manager", "analyst", "scanner"]),
});

export const user = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(["user", "admin"]),
    locale: z.string().nullable(),
    emailVerified: z.boolean(),
    memberships: z.array(membership),
    createdAt: timestamp,
  })
  .meta({ id: "User" });
export type UserView = z.infer<typeof user>;

export const tokens = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal("Bearer"),
    /** Seconds that the access token lasts. */
    expiresIn: z.number().int(),
    refreshToken: z.string(),
  })
  .meta({ id: "Tokens" });

export const login = tokens.extend({ user }).meta({ id: "Login" });
export const registered = z.object({ user });
export const updateMeBody = z.strictObject({ name: line(200).optional(), locale: z.enum(["en", "de"]).optional() });
