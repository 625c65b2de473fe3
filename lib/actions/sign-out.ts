"use server";

import { signOut } from "@/lib/accounts/auth";
import { removeSignedInMark } from "./signed-in-mark";

/** Ends the browser's session. */
export async function signOutAction(): Promise<void> {
  await removeSignedInMark();
  await signOut({ redirectTo: "/" });
}
