import { z } from "zod";
import { checkpointLane } from "./checkpoint";
import type { Context } from "./context";
import { HttpError, readJson, requireSdk } from "./http";
import { op } from "./ops";
import { stepRow } from "./record-steps";

const checkpoint = z.object({ run_id: z.string(), qi_id: z.string().regex(/^\d{1,18}$/), steps: z.array(op) });

/**
 * `POST /v1/checkpoint/:runId/async`: steps that a function ran and goes on from. Answers when they are on record; 409
 * tells the SDK to stop, because somebody else goes on with the run, or nobody.
 */
export function checkpointReceiver(context: Context): (request: Request, runId: string) => Promise<Response> {
  const record = checkpointLane(context.pool);
  return async (request, runId) => {
    requireSdk(request, context.signingKey);
    const read = checkpoint.safeParse(await readJson(request));
    if (!read.success || read.data.run_id !== runId) throw new HttpError(400, "This is no checkpoint.");
    const { steps, qi_id: callId } = read.data;
    if (!steps.every((one) => one.op === "StepRun"))
      throw new HttpError(400, "Steps that ran are recorded, none else.");
    const live = await record({ callId, runId, steps: steps.map((one) => stepRow(runId, one, 1)) });
    if (!live) throw new HttpError(409, "This call is not in flight any more.");
    // a call of many steps is many pieces of work
    await context.giveWay();
    return Response.json({ data: {} });
  };
}
