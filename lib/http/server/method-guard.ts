import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/errors";
import { api } from "@/lib/http/api";
import { serveWeb } from "./hot-routes";

/** Answers methods that an address of the API does not have: Next would do so without a word. */
export class MethodGuard {
  private readonly routes: { path: RegExp; methods: string[] }[];

  /** `paths` as in the OpenAPI document: path → method in lower case → operation. */
  constructor(paths: Record<string, object>) {
    this.routes = Object.entries(paths)
      // what is written out comes before what a parameter would take
      .sort(([a], [b]) => a.split("{").length - b.split("{").length)
      .map(([path, operations]) => ({
        path: new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, "[^/]+")}$`),
        methods: Object.keys(operations).map((method) => method.toUpperCase()),
      }));
  }

  /** True when the address is the API's, its method is not, and that was said. */
  serve(req: IncomingMessage, res: ServerResponse, pathname: string): boolean {
    const route = this.routes.find(({ path }) => path.test(pathname));
    const method = req.method === "HEAD" ? "GET" : (req.method ?? "");
    if (!route || method === "OPTIONS" || route.methods.includes(method)) return false;
    const allow = route.methods.join(", ");
    const refuse = api(
      { route: "GET /{path}", summary: "Refuses a method", tag: "None", response: {}, auth: "none", limit: "read" },
      async () => {
        throw new AppError("method_not_allowed", `This address answers ${allow}.`);
      },
    );
    serveWeb(req, res, async (request) => {
      const response = await refuse(request, { params: Promise.resolve({}) });
      response.headers.set("allow", allow);
      return response;
    });
    return true;
  }
}
