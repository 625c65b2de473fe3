import { z } from "zod";
import { cursor, email, id, limit, line, page, timestamp } from "./common";

export const PASSWORD_MIN = 10;
export const password = z
  .string()
  .min(PASSWORD_MIN, `must have at least ${PASSWORD_MIN} characters`)
  .max(200, "must have at most 200 characters");
/** One that is only compared. */
const givenPassword = z.string().min(1, "must not be empty").max(200);

/** A name that can be seen: not of spaces and invisible characters alone. */
export const personName = line(200).refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text), "must not be empty");

export const registerBody = z.strictObject({ email, password, name: personName });
export type RegisterBody = z.infer<typeof registerBody>;

export const loginBody = z.strictObject({ email, password: givenPassword });
export const refreshBody = z.strictObject({ refreshToken: z.string().min(1).max(500) });

export const membership = z.object({
  organizerId: z.string(),
  organizerName: z.string(),
  organizerSlug: z.string(),
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

/** Whom a link is mailed to, if there is an account with the address. */
export const askForLinkBody = z.strictObject({ email });
/** What a link carries; nobody types it. */
const linkToken = z.string().min(1, "must not be empty").max(200);
export const linkTokenBody = z.strictObject({ token: linkToken });
export const resetPasswordBody = z.strictObject({ token: linkToken, password });
/** The token of a link, or the address that a new one shall go to. */
export const verifyEmailBody = z.union([linkTokenBody, askForLinkBody]);
/**
 * accepted: a mail goes out if there is an account to write to · done: the link did what it is for · refused: it was
 * used, is too old or is not ours.
 */
export const linkAnswer = z.object({ status: z.enum(["accepted", "done", "refused"]) }).meta({ id: "LinkAnswer" });

export const updateMeBody = z.strictObject({ name: personName.optional(), locale: z.enum(["en", "de"]).optional() });

export const changePasswordBody = z.strictObject({
  /** Left out only by who has none, because they sign in at another provider. */
  currentPassword: givenPassword.optional(),
  newPassword: password,
});

/** `password` left out: signing in within the last quarter of an hour is the proof. */
export const changeEmailBody = z.strictObject({ email, password: givenPassword.optional() });

/** Left out: signing in within the last quarter of an hour is the proof. */
export const eraseBody = z.strictObject({ password: givenPassword.optional() });

/** Another sign-in of the same user. */
export const session = z
  .object({
    id: z.string(),
    kind: z.enum(["browser", "api"]),
    device: z.object({ program: z.string().nullable(), system: z.string().nullable() }),
    userAgent: z.string().nullable(),
    /** Network address of the newest visit. */
    address: z.string().nullable(),
    createdAt: timestamp,
    /** Within a quarter of an hour. */
    lastSeenAt: timestamp,
    expiresAt: timestamp,
    /** True for the one that asks. */
    current: z.boolean(),
  })
  .meta({ id: "Session" });
export type SessionView = z.infer<typeof session>;
export const sessionPage = page(session);
export const sessionList = z.strictObject({ cursor, limit: limit(100, 20) });
export const sessionParams = z.object({ id: id("ses") });

/** What one may be written about. Messages about one's own bookings always come and are no choice. */
export const notificationChoices = z
  .object({
    /** The day before an event that one has tickets for. */
    reminders: z.boolean(),
    /** Places for which one waits. */
    waitlist: z.boolean(),
    /** New events. */
    news: z.boolean(),
  })
  .meta({ id: "NotificationChoices" });
export type NotificationChoices = z.infer<typeof notificationChoices>;
export const notificationDefaults: NotificationChoices = { reminders: true, waitlist: true, news: false };
export const updateNotificationsBody = z.strictObject({
  reminders: z.boolean().optional(),
  waitlist: z.boolean().optional(),
  news: z.boolean().optional(),
});
