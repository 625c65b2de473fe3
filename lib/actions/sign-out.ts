"use server";

import { signOut } from "@/lib/accounts/auth";

/** Ends the browser's session. */
export async function signOutAction(): Promise<void> {
  await signOut({ redirectTo: "/" });
}
