import { ApiError } from "./api-error";
import { readForm } from "./body";
import type { Cause, Context, Work } from "./context";
import { apiVersion } from "./events";
import { expandObject } from "./expand";
import { expireOverdueSessions } from "./expire-session";
import { decodeForm } from "./form";
import { type Answer, claimKey, keepAnswer } from "./idempotency";
import { newId } from "./identifiers";
import { type Call, findRoute } from "./routes";
import { requireSecretKey } from "./secret-key";
import { transaction } from "./transaction";

/** Answers one call under /v1 in the API's shapes. Throws only what is nobody's wrong input. */
export async function handleApi(context: Context, secretKey: string, request: Request): Promise<Response> {
  const cause = { requestId: newId("request"), idempotencyKey: request.headers.get("idempotency-key") || null };
  try {
    requireSecretKey(request, secretKey);
    return toResponse(await answerCall(context, request, cause), cause, request);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return toResponse(refusal(error), cause, request);
  }
}

async function answerCall(context: Context, request: Request, cause: Cause): Promise<Answer> {
  const url = new URL(request.url);
  const found = findRoute(request.method, url.pathname);
  if (!found) {
    const address = `${request.method}: ${url.pathname.slice(0, 200)}`;
    throw new ApiError(`There is no such address (${address}).`, { status: 404 });
  }
  const key = request.method === "POST" ? cause.idempotencyKey : null;
  if (key && key.length > 255) throw new ApiError("The idempotency key has more than 255 characters.");
  const parameters = decodeForm([...url.searchParams, ...(await formOf(request))]);
  const call = found.route.prepare(parameters, found.id, context);
  if (found.id.startsWith("cs_")) await expireOverdueSessions(context, found.id);
  return transaction(context, cause, async (work) => {
    if (!key) return succeed(work, call);
    const earlier = await claimKey(work, { key, endpoint: `${request.method} ${url.pathname}`, parameters });
    if (earlier) return earlier;
    const answer = await succeedOrRefuse(work, call);
    await keepAnswer(work, key, answer);
    return answer;
  });
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const form = await readForm(request);
  if (form === "too_large") throw new ApiError("The body is larger than 64 KB.", { status: 413 });
  if (form === "not_a_form") throw new ApiError("The content type must be application/x-www-form-urlencoded.");
  return form;
}

async function succeed(work: Work, call: Call): Promise<Answer> {
  const object = await call.run(work);
  return { status: 200, body: JSON.stringify(await expandObject(work.client, object, call.expand), null, 2) };
}

/** A refusal undoes the call's own work alone, so that it can be kept under the key as well. */
async function succeedOrRefuse(work: Work, call: Call): Promise<Answer> {
  await work.client.query("SAVEPOINT call");
  try {
    return await succeed(work, call);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await work.client.query("ROLLBACK TO SAVEPOINT call");
    return refusal(error);
  }
}

function refusal(error: ApiError): Answer {
  return { status: error.status, body: JSON.stringify(error.body, null, 2) };
}

function toResponse(answer: Answer, cause: Cause, request: Request): Response {
  const headers = new Headers({
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "request-id": cause.requestId ?? "",
    "stripe-version": request.headers.get("stripe-version") ?? apiVersion,
  });
  if (cause.idempotencyKey) headers.set("idempotency-key", cause.idempotencyKey);
  if (answer.originalRequest) {
    headers.set("idempotent-replayed", "true");
    headers.set("original-request", answer.originalRequest);
  }
  if (answer.status === 401) headers.set("www-authenticate", 'Basic realm="Evently test payments"');
  return new Response(answer.body, { status: answer.status, headers });
}
