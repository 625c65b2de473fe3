import "server-only";

export interface MailAttachment {
  filename: string;
  content: Buffer;
  contentType: string;
}

export interface MailMessage {
  /** One address, without a name. */
  to: string;
  subject: string;
  html: string;
  text: string;
  attachments: MailAttachment[];
  headers?: Record<string, string> | undefined;
  /** What the provider's webhooks name it by; letters, digits, - and _ alone. */
  reference: string;
  /** The provider sends a message with the same key once, for a day. */
  idempotencyKey: string;
}

export interface Delivery {
  provider: "resend" | "smtp";
  /** Its id at the provider; null when the provider had taken it before and does not say as what. */
  providerId: string | null;
}

/** Why a message was not taken. */
export class MailError extends Error {
  /** False: the same message will never be taken. */
  readonly retryable: boolean;
  /** When the provider asks to try again. */
  readonly retryAfterSeconds: number | undefined;
  /** True where it might be taken with less attached. */
  readonly tooLarge: boolean;

  constructor(
    message: string,
    options: { retryable: boolean; retryAfterSeconds?: number | undefined; tooLarge?: boolean },
  ) {
    super(message);
    this.name = "MailError";
    this.retryable = options.retryable;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.tooLarge = options.tooLarge ?? false;
  }
}
