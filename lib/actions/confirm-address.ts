"use server";

import { refresh } from "next/cache";
import { confirmAddress } from "@/lib/accounts/confirm-address";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Confirms an address by the link that was mailed to it; field token. The page then says that it is done. */
export async function confirmAddressAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("auth");
    await confirmAddress(field(form, "token"));
    refresh();
    return null;
  });
}
