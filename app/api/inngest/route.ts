import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/serve";
import { env } from "@/lib/env";

type Served = ReturnType<typeof serve>;
let served: Served | undefined;

/**
 * Where Inngest calls the functions. Each call is signed, which the SDK checks. With the embedded worker there is
 * nothing here: it calls the process that does the work.
 */
function answer(method: "GET" | "POST" | "PUT", request: NextRequest): Promise<Response> | Response {
  if (env().BACKGROUND_WORKER === "embedded") return new Response("Not found", { status: 404 });
  // where it is reached is not for the request to say
  served ??= serve({ client: inngest, functions, serveOrigin: env().APP_URL, servePath: "/api/inngest" });
  return served[method](request, undefined);
}

export const GET = (request: NextRequest) => answer("GET", request);
export const POST = (request: NextRequest) => answer("POST", request);
export const PUT = (request: NextRequest) => answer("PUT", request);
