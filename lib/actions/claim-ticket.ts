"use server";

import { viewer } from "@/lib/platform/auth/viewer";
import { claimTicket } from "@/lib/tickets/claim-ticket";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Puts a ticket that was given to the signed-in user into his account; fields ticketId, token. */
export async function claimTicketAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("transfer");
    const principal = await viewer({ token: field(form, "token") || undefined });
    await claimTicket(principal, field(form, "ticketId"));
    return null;
  });
}
