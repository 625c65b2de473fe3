/** A refusal with the API's name for it. Thrown by the work, answered by the API. */
export class ApiError extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.name = "ApiError";
    this.statusCode = statusCode;
    this.code = code;
  }

  toResponse(): Response {
    const { statusCode, code, message } = this;
    return Response.json({ statusCode, name: code, message }, { status: statusCode });
  }
}
