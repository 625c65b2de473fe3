import { bearer, hashedSigningKey, isSame } from "./signing";

const mostBytes = 16 * 1024 * 1024;

/** An answer that is an error, in the shape that the SDK reads. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }

  toResponse(): Response {
    // what is left of a body that is too large is not read
    const headers = this.status === 413 ? { connection: "close" } : undefined;
    return Response.json({ error: this.message, status: this.status }, { status: this.status, headers });
  }
}

/** The JSON of a body of bearable size. @throws HttpError */
export async function readJson(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new HttpError(413, "The body is too large.");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new HttpError(400, "The body is no JSON.");
  }
}

/** Lets calls of the SDK pass, which carry the signing key's hash. @throws HttpError */
export function requireSdk(request: Request, signingKey: string): void {
  if (!isSame(bearer(request), hashedSigningKey(signingKey))) throw new HttpError(401, "The signing key is not valid.");
}

/** Lets the app's own inspection pass, which carries the signing key. @throws HttpError */
export function requireOperator(request: Request, signingKey: string): void {
  if (!isSame(bearer(request), signingKey)) throw new HttpError(401, "The signing key is not valid.");
}
