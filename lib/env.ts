import "server-only";
import { z } from "zod";

const list = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((value) =>
      value
        .split(",")
        .map((item) => item.trim())
        .filter(Boolean),
    );

const optional = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

/** Half a configuration is a mistake, not a wish. */
const together = [
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
  ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"],
] as const;

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  APP_URL: optional.pipe(z.url().optional()),
  DATABASE_URL: z
    .string({ error: "is missing; npm start sets it to the embedded database" })
    .regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(12),
  AUTH_SECRET: z.string({ error: "is missing; generate 32 random bytes" }).min(32, "must have at least 32 characters"),
  TRUSTED_PROXIES: list("loopback"),
  CORS_ORIGINS: list(""),
  HOLD_SECONDS: z.coerce.number().int().min(30).max(1800).default(180),
  UPSTASH_REDIS_REST_URL: optional.pipe(z.url().optional()),
  UPSTASH_REDIS_REST_TOKEN: optional,
  STRIPE_SECRET_KEY: z.string({ error: "is missing; npm start sets it to the local gateway's" }).min(1),
  STRIPE_WEBHOOK_SECRET: z.string({ error: "is missing" }).min(1),
  STRIPE_API_BASE: optional.pipe(z.url().optional()),
  /** Sign-in at other providers; each is offered where all of its values are set. */
  AUTH_GOOGLE_ID: optional,
  AUTH_GOOGLE_SECRET: optional,
  AUTH_GITHUB_ID: optional,
  AUTH_GITHUB_SECRET: optional,
  AUTH_OIDC_ISSUER: optional.pipe(z.url().optional()),
  AUTH_OIDC_ID: optional,
  AUTH_OIDC_SECRET: optional,
  AUTH_OIDC_LABEL: optional.pipe(z.string().max(40).optional()),
  /** Apple Wallet: files with the pass certificate, its key and Apple's intermediate certificate, in PEM. */
  APPLE_WALLET_CERTIFICATE: optional,
  APPLE_WALLET_KEY: optional,
  APPLE_WALLET_KEY_PASSPHRASE: optional,
  APPLE_WALLET_WWDR: optional,
  APPLE_WALLET_PASS_TYPE: optional,
  APPLE_WALLET_TEAM: optional,
  /** Who sends mail: Resend, or any server that speaks SMTP (smtps://name:password@host:port). */
  RESEND_API_KEY: optional,
  RESEND_BASE_URL: optional.pipe(z.url().optional()),
  RESEND_WEBHOOK_SECRET: optional,
  SMTP_URL: optional.pipe(
    z
      .string()
      .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
      .optional(),
  ),
  MAIL_FROM: z.string().min(3).default("Evently <tickets@evently.test>"),
  MAIL_REPLY_TO: optional,
  /** on: the mailbox page is for everybody, not only for who sits at this machine */
  MAILBOX_OPEN: z.enum(["on", "off"]).default("off"),
  /** Read by the inngest SDK itself; here only to see that they are whole. */
  INNGEST_EVENT_KEY: optional,
  INNGEST_SIGNING_KEY: optional,
  INNGEST_BASE_URL: optional.pipe(z.url().optional()),
  INNGEST_DEV: optional,
  /** embedded: npm start drives the background work itself */
  BACKGROUND_WORKER: z.enum(["embedded", "inngest"]).default("inngest"),
  /** off: every request goes through Next, to measure or to look for a fault */
  HOT_ROUTES: z.enum(["on", "off"]).default("on"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const complete = schema.superRefine((values, context) => {
  for (const names of together) {
    const missing = names.filter((name) => values[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) continue;
    for (const name of missing) {
      const others = names.filter((other) => other !== name).join(" and ");
      context.addIssue({ code: "custom", path: [name], message: `is missing; it belongs to ${others}` });
    }
  }
});

export type Env = Omit<z.infer<typeof schema>, "APP_URL"> & { APP_URL: string };

let parsed: Env | undefined;

/**
 * The parsed environment. Read once; every bad value is named in one message.
 * Nothing else in the code reads process.env.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = complete.safeParse(process.env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not complete:\n${problems.join("\n")}\nSee .env.example.`);
  }
  parsed = { ...result.data, APP_URL: result.data.APP_URL ?? `http://localhost:${result.data.PORT}` };
  return parsed;
}
