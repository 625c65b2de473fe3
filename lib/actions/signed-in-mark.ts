import "server-only";
import { cookies } from "next/headers";
import { SESSION_DAYS } from "@/lib/platform/auth/sessions";
import { signedInCookie } from "@/lib/shared/signed-in";

/** Leaves the mark by which pages know that asking who is signed in is worth it. */
export async function leaveSignedInMark(): Promise<void> {
  (await cookies()).set(signedInCookie, "1", { path: "/", maxAge: SESSION_DAYS * 86_400, sameSite: "lax" });
}

export async function removeSignedInMark(): Promise<void> {
  (await cookies()).delete(signedInCookie);
}
