import type { Context } from "./context";
import { type Outcome, recordEvent } from "./events";
import { listPage } from "./list-page";
import { messageHtml, messagePage } from "./message-page";
import { messagesJson } from "./messages-json";
import { notFoundPage, redirect } from "./page-layout";
import { readBody } from "./read-body";
import { findAttachment, findEmail, type StoredEmail, setOutage } from "./store";
import { languageOf } from "./texts";

const mostFormBytes = 4096;
const mostOutageSeconds = 24 * 3600;

/** Answers a reader: the list, a mail and its parts, the same for programs, and what can be pretended. */
export async function handlePage(context: Context, publicUrl: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const language = languageOf(request);
  const [id, part, no, ...more] = url.pathname.split("/").slice(2).filter(Boolean);
  const reading = request.method === "GET" || request.method === "HEAD";
  if (!reading && request.method !== "POST") return new Response("Not allowed", { status: 405 });
  if (id === undefined) return reading ? listPage(context, url, language) : notFoundPage(language);
  if (id === "messages" && part === undefined && reading) return messagesJson(context, url);
  if (id === "outage" && part === undefined && !reading) return pretendOutage(context, request);
  const email = /^[\w-]{1,100}$/.test(id) && more.length === 0 ? await findEmail(context, id) : null;
  if (!email) return notFoundPage(language);
  if (!reading) {
    return part === "outcome" && no === undefined ? pretendOutcome(context, email, request) : notFoundPage(language);
  }
  if (part === undefined) return messagePage(email, url, language);
  if (part === "html" && no === undefined) return messageHtml(email, publicUrl);
  const file = part === "attachments" && /^\d{1,3}$/.test(no ?? "") && (await findAttachment(context, id, Number(no)));
  return file ? download(file) : notFoundPage(language);
}

/** What comes in by mail is never opened here: it is saved. */
function download({ filename, contentType, content }: { filename: string; contentType: string; content: Buffer }) {
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": /^[\w.+/-]+(?:; ?[\w-]+=[\w-]+)*$/.test(contentType) ? contentType : "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename).replace(/['()*]/g, percentEncoded)}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

const percentEncoded = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

async function pretendOutcome(context: Context, email: StoredEmail, request: Request): Promise<Response> {
  const outcome = (await readFields(request)).get("outcome");
  if (outcome !== "bounced" && outcome !== "complained" && outcome !== "delivered") {
    return new Response("outcome is bounced, complained or delivered", { status: 400 });
  }
  await settle(context, email, outcome);
  return redirect(`/mailbox/${email.id}?done`);
}

async function settle(context: Context, email: StoredEmail, outcome: Outcome): Promise<void> {
  await recordEvent(context.pool, context, outcome, email);
  await context.pool.query("UPDATE embedded_mailbox.emails SET last_event = $2 WHERE id = $1", [email.id, outcome]);
  context.eventsQueued();
}

async function pretendOutage(context: Context, request: Request): Promise<Response> {
  const seconds = Number((await readFields(request)).get("seconds") ?? Number.NaN);
  if (!(seconds >= 0 && seconds <= mostOutageSeconds)) {
    return new Response(`seconds is from 0 to ${mostOutageSeconds}`, { status: 400 });
  }
  await setOutage(context, seconds);
  return redirect("/mailbox");
}

/** The fields of a form, or of a flat JSON object. */
async function readFields(request: Request): Promise<URLSearchParams> {
  const text = (await readBody(request, mostFormBytes)) ?? "";
  if (!request.headers.get("content-type")?.startsWith("application/json")) return new URLSearchParams(text);
  try {
    const value: unknown = JSON.parse(text);
    const entries = Object.entries(value ?? {}).map(([name, field]) => [name, String(field)]);
    return new URLSearchParams(entries);
  } catch {
    return new URLSearchParams();
  }
}
