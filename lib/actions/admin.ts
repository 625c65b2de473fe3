import "server-only";
import { notFound } from "@/lib/errors";
import type { SessionUser } from "@/lib/platform/auth/sessions";
import { viewer } from "@/lib/platform/auth/viewer";

/** Who sends this form, a platform admin. To everybody else there is no such thing. @throws AppError not_found */
export async function adminViewer(): Promise<SessionUser> {
  const { user } = await viewer();
  if (user?.role !== "admin") throw notFound("page");
  return user;
}
