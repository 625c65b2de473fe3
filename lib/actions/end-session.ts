"use server";

import { refresh } from "next/cache";
import { endOwnSession } from "@/lib/accounts/sessions";
import { validate } from "@/lib/http/validate";
import { endOtherSessions } from "@/lib/platform/auth/sessions";
import { sessionParams } from "@/lib/schemas/accounts";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Ends another session of the user: the one that the field `sessionId` names, or all others for `all`. */
export async function endSessionAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const who = await signedInViewer();
    const sessionId = field(form, "sessionId");
    if (sessionId === "all") await endOtherSessions(who.user.id, who.sessionId);
    else await endOwnSession(who.user.id, validate(sessionParams, { id: sessionId }, "body").id);
    refresh();
    return null;
  });
}
