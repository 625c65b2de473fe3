/**
 * The published table of errors: code → HTTP status and title. A code is stable; programs outside
 * rely on it.
 */
export const errorTable = {
  invalid_input: { status: 400, title: "The request is not valid" },
  malformed_body: { status: 400, title: "The body cannot be read" },
  invalid_cursor: { status: 400, title: "The cursor is not valid" },
  idempotency_key_invalid: { status: 400, title: "The idempotency key is not valid" },
  invalid_signature: { status: 400, title: "The signature is not valid" },
  import_refused: { status: 400, title: "The file was not imported" },
  unauthenticated: { status: 401, title: "Sign in first" },
  invalid_credentials: { status: 401, title: "E-mail or password is wrong" },
  invalid_token: { status: 401, title: "The token is not valid" },
  forbidden: { status: 403, title: "Not allowed" },
  origin_refused: { status: 403, title: "Requests from this origin are not allowed" },
  wrong_password: { status: 403, title: "The password is wrong" },
  sign_in_again: { status: 403, title: "Sign in again first" },
  limit_per_buyer: { status: 403, title: "The limit for one buyer is reached" },
  queue_required: { status: 403, title: "The waiting room comes first" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  conflict: { status: 409, title: "The request conflicts with the current state" },
  email_taken: { status: 409, title: "The e-mail address is in use" },
  sole_owner: { status: 409, title: "An organizer would lose its only owner" },
  last_way_in: { status: 409, title: "No other way to sign in would be left" },
  linked_elsewhere: { status: 409, title: "The account belongs to another user" },
  slug_taken: { status: 409, title: "The name is in use" },
  seats_unavailable: { status: 409, title: "Seats are no longer available" },
  sold_out: { status: 409, title: "Sold out" },
  orphan_seat: { status: 409, title: "A single seat would be left over" },
  sales_closed: { status: 409, title: "Tickets are not on sale" },
  hold_expired: { status: 409, title: "The hold has ended" },
  hold_used: { status: 409, title: "The hold was already booked" },
  price_changed: { status: 409, title: "The price changed" },
  extension_used: { status: 409, title: "The hold was already extended" },
  payment_required: { status: 409, title: "The payment is not authorised" },
  booking_not_cancellable: { status: 409, title: "The booking cannot be cancelled" },
  request_in_progress: { status: 409, title: "The same request is being worked on" },
  link_over: { status: 410, title: "The link is no longer valid" },
  payload_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "The content type is not supported" },
  idempotency_key_reused: { status: 422, title: "The idempotency key was used for another request" },
  discount_code_invalid: { status: 422, title: "The discount code is not valid" },
  rate_limited: { status: 429, title: "Too many requests" },
  too_busy: { status: 429, title: "Too many requests at once" },
  internal: { status: 500, title: "Something went wrong on our side" },
  payment_provider_unavailable: { status: 503, title: "The payment service does not answer" },
  unavailable: { status: 503, title: "The service is not available right now" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorTable;

export interface FieldError {
  path: string;
  message: string;
}

const brand = Symbol.for("evently.AppError");

/**
 * An outcome that the caller is told about. `detail` is public; what only the log may see is in
 * `cause`. Recognised by a brand, since two copies of this module live in one process.
 */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  /** Further public members of the problem document, such as the seats that were lost. */
  readonly extra: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    options: {
      errors?: FieldError[];
      extra?: Record<string, unknown>;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = options.errors;
    this.extra = options.extra;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}

export function isAppError(value: unknown): value is AppError {
  return typeof value === "object" && value !== null && (value as Record<symbol, unknown>)[brand] === true;
}

export function notFound(what: string): AppError {
  return new AppError("not_found", `There is no such ${what}, or it is not yours to see.`);
}
