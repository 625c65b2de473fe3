import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Context } from "./context";

/** What can become of a mail. */
export type Outcome = "delivered" | "bounced" | "complained" | "suppressed";

const details: Record<Outcome, Record<string, unknown>> = {
  delivered: {},
  bounced: {
    bounce: {
      message: "The recipient's mail server rejected the message: there is no such mailbox.",
      type: "Permanent",
      subType: "General",
    },
  },
  complained: {},
  suppressed: {
    suppressed: {
      message: "Nothing is sent to this address: it has bounced or complained before.",
      type: "OnAccountSuppressionList",
    },
  },
};

/** As Resend's test addresses behave; here under `.test` as well, where no mail can go. */
export function outcomeFor(recipient: string): Outcome {
  const [, local = "", domain = ""] = /^([^@+]+)(?:\+[^@]*)?@(.+)$/.exec(recipient.toLowerCase()) ?? [];
  const isTest = domain === "resend.dev" || domain.endsWith(".test");
  return isTest && (local === "bounced" || local === "complained" || local === "suppressed") ? local : "delivered";
}

export interface Subject {
  id: string;
  from: string;
  to: string[];
  subject: string;
  tags: Record<string, string>;
  createdAt: Date;
}

/** Queues the webhook of what became of a mail. */
export async function recordEvent(
  client: pg.ClientBase | pg.Pool,
  context: Context,
  outcome: Outcome,
  email: Subject,
): Promise<void> {
  const now = new Date(context.now());
  const body = {
    type: `email.${outcome}`,
    created_at: now.toISOString(),
    data: {
      created_at: email.createdAt.toISOString(),
      email_id: email.id,
      message_id: `<${email.id}@mailbox.test>`,
      from: email.from,
      to: email.to,
      subject: email.subject,
      tags: email.tags,
      ...details[outcome],
    },
  };
  await client.query(
    "INSERT INTO embedded_mailbox.events (id, body, created_at, next_attempt_at) VALUES ($1, $2, $3, $3)",
    [`msg_${randomUUID().replaceAll("-", "")}`, JSON.stringify(body), now],
  );
}
