import "server-only";
import { addressHeaders } from "@/lib/platform/address";
import type { ApiHandler } from "./api";

// What tests send to handlers.

let addresses = 0;
/** Sends a request to a handler, each from an address of its own unless the headers say otherwise. */
export function send(handler: ApiHandler, path: string, init: RequestInit = {}, params: Record<string, string> = {}) {
  const headers = new Headers(addressHeaders(`198.51.100.${++addresses % 250}`));
  new Headers(init.headers).forEach((value, name) => {
    headers.set(name, value);
  });
  const method = init.method ?? handler.spec.route.split(" ")[0];
  return handler(new Request(`http://localhost:3000/api/v1${path}`, { ...init, method, headers }), {
    params: Promise.resolve(params),
  });
}

/** A JSON body with its type. */
export const json = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});
