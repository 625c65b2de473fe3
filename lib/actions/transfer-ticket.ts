"use server";

import { validate } from "@/lib/http/validate";
import { viewer } from "@/lib/platform/auth/viewer";
import { transferBody } from "@/lib/schemas/bookings";
import { transferTicket } from "@/lib/tickets/transfer-ticket";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Gives a ticket to somebody else; fields ticketId, token, name, email. Answers the link for him. */
export async function transferTicketAction(
  _previous: ActionResult<{ url: string; name: string }> | null,
  form: FormData,
): Promise<ActionResult<{ url: string; name: string }>> {
  return toResult(async () => {
    await limitAction("transfer");
    const principal = await viewer({ token: field(form, "token") || undefined });
    const to = validate(transferBody, { name: field(form, "name"), email: field(form, "email") }, "body");
    const { url } = await transferTicket(principal, field(form, "ticketId"), to);
    return { url, name: to.name };
  });
}
