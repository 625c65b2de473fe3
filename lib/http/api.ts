import "server-only";
import type { z } from "zod";
import { type permissions, requireOrganizer } from "@/lib/accounts/organizers";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { addressOf, limitSubject } from "@/lib/platform/address";
import type { Principal } from "@/lib/platform/auth/principal";
import type { SessionUser } from "@/lib/platform/auth/sessions";
import { newId } from "@/lib/platform/ids";
import { countRequest, type LimitState, type PolicyName, policies } from "@/lib/platform/rate-limit";
import { authenticate, isOwnOrigin } from "./authenticate";
import { type Idempotency, onceForKey, readIdempotency, type StoredReply } from "./idempotency";
import { problemResponse } from "./problem";
import { parseJson, readText } from "./read-body";
import { validate } from "./validate";

const JSON_TYPES = ["application/json"] as const;
const USUAL_BODY_BYTES = 64 * 1024;

type Schema = z.ZodType;
type Output<T> = T extends Schema ? z.output<T> : undefined;

export interface ApiSpec<P, Q, B, A extends "none" | "caller" | "user"> {
  /** Method and path as in OpenAPI: `POST /events/{id}/holds`. */
  route: `${"GET" | "POST" | "PATCH" | "DELETE" | "PUT"} /${string}`;
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  /** A JSON body. */
  body?: B;
  /** Instead of `body`: the body is text of one of these media types, given to the handler as it is. */
  text?: { mediaTypes: readonly [string, ...string[]]; maxBytes: number };
  /** Schemas of the answers by status; null: no body. */
  response: Record<number, Schema | null>;
  /** Media types of files that a 200 may be, instead of or besides JSON. */
  files?: readonly string[];
  /** none: who asks does not matter · caller: a user, a guest, or nobody known · user: signed in */
  auth: A;
  /** For members of an organizer who may do this; the handler gets the organizer's id. Needs auth: user. */
  organizer?: keyof typeof permissions;
  limit: PolicyName;
  /** own: the handler keeps the key itself, in its statement · stored: the answer is kept for the key */
  idempotent?: "own" | "stored";
  maxBytes?: number;
}

export interface ApiInput<P, Q, B, A> {
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
  text: string;
  principal: A extends "user" ? Principal & { user: SessionUser } : Principal;
  idempotency: Idempotency;
  /** The organizer that the member acts for; empty where the spec does not ask for one. */
  organizerId: string;
  request: Request;
  requestId: string;
  address: string;
}

export interface ApiReply {
  status: number;
  /** Checked against the response schema of its status. */
  body?: unknown;
  headers?: Record<string, string>;
}

export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

export interface ApiHandler {
  (request: Request, context: RouteContext): Promise<Response>;
  spec: ApiSpec<Schema | undefined, Schema | undefined, Schema | undefined, "none" | "caller" | "user">;
}

/**
 * Makes a route handler. Everything that protects it happens here, so it is the same whether Next or
 * server.ts calls it: rate limit, authentication, origin check, size and form of the input, form of
 * the answer, errors as problem documents. The spec also yields the OpenAPI entry.
 */
export function api<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  A extends "none" | "caller" | "user" = "none",
>(spec: ApiSpec<P, Q, B, A>, work: (input: ApiInput<P, Q, B, A>) => Promise<ApiReply | Response>): ApiHandler {
  const handler = async (request: Request, context: RouteContext): Promise<Response> => {
    const requestId = requestIdOf(request);
    let limits: LimitState | undefined;
    let response: Response;
    try {
      const address = addressOf(request.headers);
      limits = await countRequest(spec.limit, limitSubject(address));
      if (!limits.allowed) {
        throw new AppError(
          "rate_limited",
          `At most ${limits.limit} such requests in ${policies[spec.limit].windowSeconds} seconds.`,
          {
            retryAfterSeconds: limits.resetSeconds,
          },
        );
      }
      const principal = spec.auth === "none" ? null : await authenticate(request);
      if (spec.auth === "user" && !principal?.user) {
        throw new AppError("unauthenticated", "Send an access token as Authorization: Bearer …");
      }
      const organizerId =
        spec.organizer && principal
          ? await requireOrganizer(
              principal,
              request.headers.get("evently-organizer"),
              spec.organizer,
              spec.params ? "resource" : undefined,
            )
          : "";
      const params = spec.params ? readParams(spec.params, await context.params) : undefined;
      const query = spec.query ? validate(spec.query, readQuery(request), "query") : undefined;
      const text = await readBodyText(spec, request);
      const body = spec.body ? validate(spec.body, parseJson(text || "{}"), "body") : undefined;
      const who = principal ?? { user: null, sessionId: null, guest: null, token: null };
      const input = {
        params,
        query,
        body,
        text,
        principal: who,
        organizerId,
        request,
        requestId,
        address,
        get idempotency() {
          return readIdempotency(request, who, text);
        },
      } as ApiInput<P, Q, B, A>;
      response =
        spec.idempotent === "stored"
          ? await toResponse(spec, await onceForKey(input.idempotency, async () => plainReply(await work(input))))
          : await toResponse(spec, await work(input));
    } catch (error) {
      response = problemResponse(error, requestId);
    }
    return withHeaders(response, request, requestId, spec.limit, limits);
  };
  return Object.assign(handler, { spec: spec as ApiHandler["spec"] });
}

function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given && /^[\w.-]{1,100}$/.test(given) ? given : newId("request");
}

/** A path that cannot be an id of ours names nothing: 404, not 400. The database could not even be asked for NUL. */
function readParams(schema: Schema, params: Record<string, string | string[] | undefined>): unknown {
  const result = schema.safeParse(params);
  const readable = !Object.values(params).some((value) => /\p{Cc}/u.test(String(value)));
  if (result.success && readable) return result.data;
  throw new AppError("not_found", "There is nothing at this address.");
}

function readQuery(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (Object.hasOwn(query, name)) {
      throw new AppError("invalid_input", `query ${name}: is given twice`, {
        errors: [{ path: name, message: "is given twice" }],
      });
    }
    query[name] = value;
  }
  return query;
}

async function readBodyText(
  spec: { body?: unknown; text?: ApiSpec<undefined, undefined, undefined, "none">["text"]; maxBytes?: number },
  request: Request,
): Promise<string> {
  if (spec.text) return readText(request, spec.text.maxBytes, spec.text.mediaTypes);
  const { headers } = request;
  const empty =
    !headers.get("content-type") &&
    !headers.has("transfer-encoding") &&
    Number(headers.get("content-length") ?? 0) === 0;
  if (spec.body && !empty) return readText(request, spec.maxBytes ?? USUAL_BODY_BYTES, JSON_TYPES);
  return "";
}

function plainReply(reply: ApiReply | Response): StoredReply {
  if (reply instanceof Response) throw new Error("A stored answer must be plain");
  return { status: reply.status, body: reply.body, headers: reply.headers };
}

async function toResponse(
  spec: { route: string; response: Record<number, Schema | null> },
  reply: ApiReply | Response,
) {
  if (reply instanceof Response) return reply;
  const schema = spec.response[reply.status];
  if (schema === undefined) throw new Error(`${spec.route} does not declare the status ${reply.status}`);
  if (schema === null) return new Response(null, { status: reply.status, headers: reply.headers ?? {} });
  const checked = schema.safeParse(reply.body);
  if (!checked.success) throw new Error(`${spec.route} made an answer against its schema: ${checked.error.message}`);
  return new Response(JSON.stringify(checked.data), {
    status: reply.status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...reply.headers },
  });
}

function withHeaders(
  response: Response,
  request: Request,
  requestId: string,
  policy: PolicyName,
  limits: LimitState | undefined,
): Response {
  const { headers } = response;
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  if (limits) {
    headers.set("ratelimit-policy", `"${policy}";q=${limits.limit};w=${policies[policy].windowSeconds}`);
    headers.set("ratelimit", `"${policy}";r=${limits.remaining};t=${limits.resetSeconds}`);
  }
  const origin = request.headers.get("origin");
  if (origin && env().CORS_ORIGINS.includes(origin) && isOwnOrigin(origin, null)) {
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-allow-credentials", "true");
    headers.set(
      "access-control-expose-headers",
      "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id",
    );
    headers.append("vary", "Origin");
  }
  return response;
}
