"use server";

import { redirect } from "next/navigation";
import { endBrowserSession } from "./browser-session";

/** Ends the browser's session. */
export async function signOutAction(): Promise<void> {
  await endBrowserSession();
  redirect("/");
}
