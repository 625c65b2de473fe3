"use server";

import { refresh } from "next/cache";
import { isProviderId } from "@/lib/accounts/sign-in-providers";
import { disconnectProvider } from "@/lib/accounts/ways-in";
import { notFound } from "@/lib/errors";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Takes a provider away as a way to sign in; field provider. */
export async function disconnectProviderAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const { user } = await signedInViewer();
    const provider = field(form, "provider");
    if (!isProviderId(provider)) throw notFound("provider");
    await disconnectProvider(user.id, provider);
    refresh();
    return null;
  });
}
