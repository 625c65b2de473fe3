import { createHash, timingSafeEqual } from "node:crypto";
import { acceptEmail } from "./accept-email";
import { ApiError } from "./api-error";
import type { Context } from "./context";
import { readBody } from "./read-body";
import { findEmail, outageUntil } from "./store";

/** Where the API lives: what RESEND_BASE_URL points at. */
export const apiPath = "/mailbox/api";

/** 40 MB of mail, as Resend takes. */
const mostBytes = 40 * 1024 * 1024;

/** The part of Resend's API that Evently uses, in Resend's shapes. Throws only what is nobody's wrong input. */
export async function handleApi(context: Context, apiKey: string, request: Request): Promise<Response> {
  try {
    return await answer(context, apiKey, request);
  } catch (error) {
    if (error instanceof ApiError) return error.toResponse();
    throw error;
  }
}

async function answer(context: Context, apiKey: string, request: Request): Promise<Response> {
  requireKey(request, apiKey);
  if (await outageUntil(context)) throw new ApiError(503, "internal_server_error", "The mailbox is switched off.");
  const path = new URL(request.url).pathname.slice(apiPath.length);
  if (path === "/emails") {
    if (request.method !== "POST") throw new ApiError(405, "method_not_allowed", "This address answers POST.");
    const text = await readBody(request, mostBytes);
    if (text === null) throw new ApiError(413, "validation_error", "The e-mail is larger than 40 MB.");
    return Response.json({ id: await acceptEmail(context, text, request.headers.get("idempotency-key")) });
  }
  const id = /^\/emails\/([\w-]{1,100})$/.exec(path)?.[1];
  if (!id) throw new ApiError(404, "not_found", "There is no such address.");
  if (request.method !== "GET") throw new ApiError(405, "method_not_allowed", "This address answers GET.");
  const email = await findEmail(context, id);
  if (!email) throw new ApiError(404, "not_found", "Email not found");
  return Response.json({
    object: "email",
    id: email.id,
    to: email.to,
    from: email.from,
    created_at: email.createdAt.toISOString(),
    subject: email.subject,
    html: email.html,
    text: email.text,
    bcc: [],
    cc: [],
    reply_to: email.replyTo,
    tags: Object.entries(email.tags).map(([name, value]) => ({ name, value })),
    last_event: email.lastEvent,
  });
}

function requireKey(request: Request, apiKey: string): void {
  const given = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!given) throw new ApiError(401, "missing_api_key", "Missing API key in the authorization header.");
  const digest = (text: string) => createHash("sha256").update(text).digest();
  if (!timingSafeEqual(digest(given), digest(apiKey)))
    throw new ApiError(403, "invalid_api_key", "API key is invalid.");
}
