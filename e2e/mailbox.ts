import { type APIRequestContext, expect } from "@playwright/test";

/** A mail as the mailbox page's JSON tells it. */
export interface ReceivedMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** url: a path of the installation. */
  attachments: { filename: string; contentType: string; size: number; url: string }[];
  createdAt: string;
}

/** The mails to an address, newest first. */
export async function listMails(request: APIRequestContext, to: string): Promise<ReceivedMail[]> {
  const response = await request.get(`/mailbox/messages?to=${encodeURIComponent(to)}`, {
    // whatever network the reader of a journey comes from: the mailbox is for who sits at the machine
    headers: { "x-forwarded-for": "127.0.0.1" },
  });
  expect(response.status(), "Is this instance's mailbox the embedded one?").toBe(200);
  return ((await response.json()) as { data: ReceivedMail[] }).data;
}

/** The newest mail to an address whose subject matches; mails are sent in the background, so this may take a while. */
export async function waitForMail(
  request: APIRequestContext,
  to: string,
  subject: RegExp | string,
): Promise<ReceivedMail> {
  let found: ReceivedMail | undefined;
  await expect(async () => {
    const mails = await listMails(request, to);
    found = mails.find((mail) =>
      typeof subject === "string" ? mail.subject.includes(subject) : subject.test(mail.subject),
    );
    expect(
      found,
      `a mail to ${to} with ${subject}; there are ${mails.map((mail) => mail.subject).join(" · ")}`,
    ).toBeTruthy();
  }).toPass({ timeout: 60_000, intervals: [250, 500, 1000] });
  if (!found) throw new Error("There is no such mail");
  return found;
}

/** The first link of a mail to a page of the installation that begins with `path`, as path and query. */
export function linkIn(mail: ReceivedMail, path: string): string {
  for (const [text] of mail.text.matchAll(/https?:\/\/[^\s<>)\]]+/g)) {
    const url = new URL(text);
    if (url.pathname.startsWith(path)) return url.pathname + url.search;
  }
  throw new Error(`The mail has no link to ${path}:\n${mail.text}`);
}
