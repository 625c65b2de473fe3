import "server-only";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import type { SessionUser } from "@/lib/platform/auth/sessions";
import { viewer } from "@/lib/platform/auth/viewer";

/** Who sends this form, signed in. @throws AppError unauthenticated */
export async function signedInViewer(): Promise<Principal & { user: SessionUser }> {
  const principal = await viewer();
  if (!principal.user) throw new AppError("unauthenticated", "Sign in first.");
  return { ...principal, user: principal.user };
}
