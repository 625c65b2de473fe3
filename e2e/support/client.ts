import { randomInt, randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { Answer } from "./answer";

export type Headers = Record<string, string>;

/** A client's address that no other test has; rate limits count by it. */
export function newAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** A key that nobody can guess, as guests need it. */
export function newKey(): string {
  return `e2e-${randomUUID()}`;
}

/** Somebody who calls the API: a stranger at first, from an address of his own. */
export class Client {
  constructor(
    private readonly request: APIRequestContext,
    readonly headers: Headers = { "x-forwarded-for": newAddress() },
  ) {}

  /** The same client with further headers. */
  with(headers: Headers): Client {
    return new Client(this.request, { ...this.headers, ...headers });
  }

  signedIn(accessToken: string): Client {
    return this.with({ authorization: `Bearer ${accessToken}` });
  }

  /** The bearer of a hold's token. */
  holding(token: string): Client {
    return this.with({ "evently-token": token });
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.send("GET", path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.send("POST", path, toBytes(body), { ...typeOf(body), ...headers });
  }

  patch(path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.send("PATCH", path, toBytes(body), { ...typeOf(body), ...headers });
  }

  put(path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.send("PUT", path, toBytes(body), { ...typeOf(body), ...headers });
  }

  delete(path: string, headers: Headers = {}, body?: unknown): Promise<Answer> {
    return this.send("DELETE", path, toBytes(body), { ...typeOf(body), ...headers });
  }

  /** Sends bytes as they are. */
  async send(method: string, path: string, data: Buffer | undefined, headers: Headers = {}): Promise<Answer> {
    const response = await this.request.fetch(`/api/v1${path}`, {
      method,
      headers: { ...this.headers, ...headers },
      maxRedirects: 0,
      ...(data ? { data } : {}),
    });
    return new Answer(`${method} ${path}`, response.status(), response.headers(), await response.text());
  }
}

function toBytes(body: unknown): Buffer | undefined {
  return body === undefined ? undefined : Buffer.from(JSON.stringify(body));
}

function typeOf(body: unknown): Headers {
  return body === undefined ? {} : { "content-type": "application/json" };
}
