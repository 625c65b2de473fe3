import { checkReadiness } from "@/lib/http/readiness";

/** 200 while tickets can be sold, else 503, with the state of each dependency. */
export async function GET(): Promise<Response> {
  const { ready, dependencies } = await checkReadiness();
  return Response.json(
    { status: ready ? "ready" : "not ready", dependencies },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
