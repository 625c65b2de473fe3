import { cancelRuns } from "./cancel-runs";
import type { Context } from "./context";
import { getRun } from "./get-run";
import { HttpError, requireOperator } from "./http";
import { listFunctions } from "./list-functions";
import { listRuns } from "./list-runs";
import { retryRun } from "./retry-run";
import { transaction } from "./transaction";

/** Everything under `/x/`: what the app's own pages show and do. */
export async function inspect(context: Context, request: Request, url: URL): Promise<Response> {
  requireOperator(request, context.signingKey);
  const [, , list, id, verb] = url.pathname.split("/");
  const route = [request.method, list, ...(id ? ["id"] : []), ...(verb ? [verb] : [])].join(" ");
  switch (route) {
    case "GET health":
      return health(context);
    case "GET functions":
      return listFunctions(context.pool);
    case "GET runs":
      return listRuns(context.pool, url.searchParams);
    case "GET runs id":
      return getRun(context.pool, id ?? "");
    case "POST runs id retry":
      await retryRun(context, id ?? "");
      return new Response(null, { status: 204 });
    case "POST runs id cancel":
      await cancelRun(context, id ?? "");
      return new Response(null, { status: 204 });
    default:
      throw new HttpError(404, "There is nothing here.");
  }
}

/** Well is a worker that reaches its database and has functions to call. */
async function health(context: Context): Promise<Response> {
  await context.pool.query("SELECT 1");
  if (context.registry.all().length === 0) throw new HttpError(503, "No functions are registered yet.");
  return Response.json({ status: "ok" });
}

async function cancelRun(context: Context, runId: string): Promise<void> {
  const woken = await transaction(context.pool, async (client) => {
    const { rows } = await client.query<{ open: boolean }>(
      "SELECT ended_at IS NULL AS open FROM embedded_worker.runs WHERE id = $1 FOR UPDATE",
      [runId],
    );
    if (!rows[0]) throw new HttpError(404, "There is no such run.");
    if (!rows[0].open) throw new HttpError(409, "The run is over already.");
    return cancelRuns(context, client, [runId], "Cancelled by an administrator.");
  });
  context.wake(woken);
}
