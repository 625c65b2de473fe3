/** Why a call failed before the API could say anything. */
export type ConnectionFailure = "offline" | "timeout" | "unreadable";

/** A call to the API that failed: by the code of its problem document, or by what happened on the way. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    /** A code of the published table, or a ConnectionFailure. */
    readonly code: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    detail: string,
    /** All members of the problem document, such as the seats that were lost. */
    readonly problem: Record<string, unknown> = {},
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail);
  }

  /** True when it may work in a moment without any change: lost connections, overload, rate limits. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

export interface ApiCall {
  method?: "GET" | "POST" | "DELETE" | "PATCH";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  timeoutMs?: number;
}

export interface ApiAnswer<T> {
  status: number;
  /** Null for answers without a body: 204, and 304 to a conditional request. */
  data: T | null;
  headers: Headers;
}

const TIMEOUT_MS = 15_000;

/**
 * Calls the API of this site from the browser; cookies go along. `T` is the answer's shape in the
 * contract (lib/schemas).
 * @throws ApiError when the API refuses, cannot be reached or does not answer in time
 * @throws DOMException AbortError when `signal` ended the call
 */
export async function callApi<T>(path: string, call: ApiCall = {}): Promise<ApiAnswer<T>> {
  const response = await send(path, call);
  if (response.status === 204 || response.status === 304) {
    return { status: response.status, data: null, headers: response.headers };
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response, body);
  if (body === undefined) throw new ApiError("unreadable", response.status, "The answer cannot be read.");
  return { status: response.status, data: body as T, headers: response.headers };
}

async function send(path: string, call: ApiCall): Promise<Response> {
  const timeout = AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS);
  const signals = call.signal ? [call.signal, timeout] : [timeout];
  try {
    return await fetch(path, {
      method: call.method ?? "GET",
      headers: {
        Accept: "application/json, application/problem+json",
        ...(call.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      signal: AbortSignal.any(signals),
    });
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    if (timeout.aborted) throw new ApiError("timeout", 0, "No answer came in time.");
    throw new ApiError("offline", 0, "The site cannot be reached.");
  }
}

function refusal(response: Response, body: unknown): ApiError {
  const problem = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const code = typeof problem.code === "string" ? problem.code : response.status >= 502 ? "unavailable" : "unreadable";
  const detail = typeof problem.detail === "string" ? problem.detail : `The site answered ${response.status}.`;
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiError(code, response.status, detail, problem, Number.isFinite(seconds) ? seconds : null);
}

/** A key for one attempt to create something: send the same one when the attempt is repeated. */
export function newIdempotencyKey(): string {
  return `web-${crypto.randomUUID()}`;
}
