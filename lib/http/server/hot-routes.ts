import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { ApiHandler } from "@/lib/http/api";

/**
 * Serves handlers without Next's pipeline. The same handlers are Next's route handlers; the path comes
 * from their own spec, so the two can not differ.
 */
export class HotRoutes {
  private readonly routes: { method: string; path: RegExp; names: string[]; handler: ApiHandler }[];

  constructor(handlers: ApiHandler[]) {
    this.routes = handlers.map((handler) => {
      const [method = "", path = ""] = handler.spec.route.split(" ");
      const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
      const pattern = path.replace(/\{\w+\}/g, "([^/]+)");
      return { method, path: new RegExp(`^/api/v1${pattern}$`), names, handler };
    });
  }

  /** True when one of the routes takes the request and answers it. */
  serve(req: IncomingMessage, res: ServerResponse, pathname: string): boolean {
    for (const { method, path, names, handler } of this.routes) {
      if (method !== req.method) continue;
      const match = path.exec(pathname);
      if (!match) continue;
      const params: Record<string, string> = {};
      names.forEach((name, i) => {
        params[name] = decode(match[i + 1] ?? "");
      });
      listen((request) => handler(request, { params: Promise.resolve(params) }))(req, res);
      return true;
    }
    return false;
  }
}

function listen(callback: (request: Request) => Promise<Response>) {
  return getRequestListener(callback, { overrideGlobalObjects: false });
}

/** Any handler from Request to Response on a Node request. */
export function serveWeb(
  req: IncomingMessage,
  res: ServerResponse,
  handler: (request: Request) => Promise<Response>,
): void {
  void listen(handler)(req, res);
}

/** A part that is not well-formed can be no id of ours; it stays as it is and is not found. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
