import "server-only";
import { notFound } from "next/navigation";
import type { SessionUser } from "@/lib/platform/auth/sessions";
import { viewer } from "@/lib/platform/auth/viewer";

/** Who looks at this page, a platform admin. Everybody else gets the page for what does not exist. */
export async function adminOrNotFound(): Promise<SessionUser> {
  const { user } = await viewer();
  if (user?.role !== "admin") notFound();
  return user;
}
